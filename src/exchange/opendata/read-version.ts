import { createHash } from 'node:crypto';
import { type Db, keepWhileUnchanged, primaryOf } from '../../kernel/db/index.ts';
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
export async function lookThrough(world: World, dataset: Dataset): Promise<Version> {
  const found = await gather(world, dataset);
  const known = await findVersion(world.db, dataset.name);
  // What was found again is not written again: a write would make everything else be read anew.
  return known && known.sha256 === found.sha256 && !dataset.large
    ? known
    : keepVersion(world.db, dataset.name, found, world.effects.now());
}

async function gather({ db }: World, dataset: Dataset): Promise<Pick<Version, 'rowCount' | 'sha256' | 'facts'>> {
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
  return { rowCount, sha256: hash.digest('hex'), facts: facts() };
}

const lookWhileUnchanged = keepWhileUnchanged(
  ({ dataset, ...world }: World & { dataset: Dataset }) =>
    primaryOf(world.db) === world.db ? lookThrough(world, dataset) : lookAtReplica(world, dataset),
  ({ dataset }) => dataset.name,
);

/** The rows of a replica may be older than the version that is kept: they have it where they are the same, else none yet. */
async function lookAtReplica(world: World, dataset: Dataset): Promise<Version | undefined> {
  const { sha256 } = await gather(world, dataset);
  const known = await findVersion(world.db, dataset.name);
  if (known?.sha256 === sha256) return known;
  lookBeside(world, dataset);
  return undefined;
}

const looking = new WeakMap<Db, Set<string>>();

function lookBeside({ db, effects }: World, dataset: Dataset): void {
  const primary = primaryOf(db);
  const names = looking.get(primary) ?? new Set();
  looking.set(primary, names);
  if (names.has(dataset.name)) return;
  names.add(dataset.name);
  lookThrough({ db: primary, effects }, dataset)
    .catch((error: unknown) => console.error(error))
    .finally(() => names.delete(dataset.name));
}
