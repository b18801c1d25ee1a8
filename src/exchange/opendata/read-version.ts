import { createHash } from 'node:crypto';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';
import type { Dataset } from './dataset.ts';
import { gatherFacts } from './facts.ts';
import { publishedPages } from './published-rows.sql.ts';
import { findVersion, keepVersion, type Version } from './version.sql.ts';

export type { Version };

interface World {
  db: Db;
  effects: Pick<Effects, 'now'>;
}

/** How old what is known of a large dataset may be. */
const hour = 3_600_000;

/**
 * Which version of a dataset this is. A small one is looked through whenever something was written since; a large one
 * beside the requests, at most once an hour: until then it has the version it had, or none.
 */
export async function readVersion(world: World, dataset: Dataset): Promise<Version | undefined> {
  if (!dataset.large) return lookWhileUnchanged({ ...world, dataset });
  const known = await findVersion(world.db, dataset.name);
  const isRecent = known && world.effects.now().getTime() - known.lookedAt.getTime() < hour;
  if (!isRecent) lookBeside(world, dataset);
  return known;
}

/** Goes through all the rows, page by page, and keeps what they come to. */
export async function lookThrough({ db, effects }: World, dataset: Dataset): Promise<Version> {
  const hash = createHash('sha256').update(JSON.stringify(dataset.columns));
  const { see, facts } = gatherFacts(dataset);
  let rowCount = 0;
  for await (const rows of publishedPages(db, dataset, 'wkb')) {
    for (const { cells, shape } of rows) {
      hash.update(JSON.stringify(cells)).update(shape ?? '');
      see(cells);
    }
    rowCount += rows.length;
  }
  const found = { rowCount, sha256: hash.digest('hex'), facts: facts() };
  const known = await findVersion(db, dataset.name);
  // What was found again is not written again: a write would make everything else be read anew.
  return known && known.sha256 === found.sha256 && !dataset.large
    ? known
    : keepVersion(db, dataset.name, found, effects.now());
}

const lookWhileUnchanged = keepWhileUnchanged(
  ({ dataset, ...world }: World & { dataset: Dataset }) => lookThrough(world, dataset),
  ({ dataset }) => dataset.name,
);

const looking = new WeakMap<Db, Set<string>>();

function lookBeside(world: World, dataset: Dataset): void {
  const names = looking.get(world.db) ?? new Set();
  looking.set(world.db, names);
  if (names.has(dataset.name)) return;
  names.add(dataset.name);
  lookThrough(world, dataset)
    .catch((error: unknown) => console.error(error))
    .finally(() => names.delete(dataset.name));
}
