import type { Context } from '../../identity/index.ts';
import type { Dataset } from './dataset.ts';
import { datasets, findDataset } from './datasets.ts';
import { type DatasetFormat, formatsOf } from './formats.ts';
import { type PublishedRow, readPublishedPage } from './published-rows.sql.ts';
import { readVersion, type Version } from './read-version.ts';

type World = Pick<Context, 'db' | 'effects'>;

/** Every dataset with its version; none where a large one was not looked through yet. */
export async function readDatasets(world: World): Promise<{ dataset: Dataset; version: Version | undefined }[]> {
  const all = [];
  for (const dataset of datasets) all.push({ dataset, version: await readVersion(world, dataset) });
  return all;
}

const shown = 10;

export interface ReadDataset {
  dataset: Dataset;
  version: Version | undefined;
  formats: DatasetFormat[];
  /** Its first rows. */
  extract: PublishedRow['cells'][];
}

/** What the page of a dataset shows. */
export async function readDataset(world: World, name: string | undefined): Promise<ReadDataset> {
  const dataset = findDataset(name);
  const version = await readVersion(world, dataset);
  const { rows } = await readPublishedPage(world.db, dataset, { limit: shown });
  return { dataset, version, formats: formatsOf(dataset), extract: rows.map(({ cells }) => cells) };
}
