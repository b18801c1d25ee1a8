import type { Tx } from '../../kernel/db/index.ts';
import { crossSites } from './crossings.sql.ts';
import type { StatedSite, Statement } from './site.ts';
import { refreshStanding } from './standing.sql.ts';
import {
  analyseSites,
  insertSites,
  raiseVersions,
  writeCommunes,
  writeGeometries,
  writeIdentifiers,
  writeParties,
  writeProtections,
  writeValues,
} from './write-sites.sql.ts';

/** Rows sent to the database at once. */
const chunk = 2000;

/**
 * Writes what one source says of many places, new or known: values, outlines, identifiers, owners, protections; then
 * the name and outline that stand, and the territories and zones they cross. All set-based.
 */
export async function writeSites(
  tx: Tx,
  organisationId: string,
  sites: { created: StatedSite[]; known: StatedSite[]; published?: boolean },
  statement: Statement,
): Promise<void> {
  const entry = { batchId: statement.batchId, published: sites.published ?? false };
  for (const created of inChunks(sites.created)) await insertSites(tx, organisationId, created, entry);
  for (const [at, stated] of [...inChunks([...sites.created, ...sites.known])].entries()) {
    // Nobody else sees these rows until they are committed: the planner must be told that the tables are growing.
    if (at === 1) await analyseSites(tx);
    await writeChunk(tx, stated, statement);
  }
  const known = sites.known.map(({ id }) => id);
  if (known.length > 0) await raiseVersions(tx, known);
}

async function writeChunk(tx: Tx, stated: StatedSite[], statement: Statement): Promise<void> {
  const ids = stated.map(({ id }) => id);
  await writeValues(tx, stated.flatMap(valuesOf), statement);
  await writeGeometries(tx, stated.flatMap(geometryOf), statement);
  const identifiers = stated.flatMap((site) => site.identifiers.map((one) => ({ siteId: site.id, ...one })));
  await writeIdentifiers(tx, identifiers, statement);
  await writeParties(tx, stated, statement);
  await writeCommunes(tx, stated, statement);
  await writeProtections(tx, stated, statement);
  await refreshStanding(tx, ids);
  await crossSites(tx, ids);
}

const valuesOf = ({ id, name, values }: StatedSite) =>
  Object.entries({ ...values, name })
    .filter(([, value]) => value.trim() !== '')
    .map(([field, value]) => ({ siteId: id, field, value: value.trim() }));

const geometryOf = ({ id, geometry, precision }: StatedSite) =>
  geometry ? [{ siteId: id, geometry: JSON.stringify(geometry), precision }] : [];

function* inChunks<T>(items: T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += chunk) yield items.slice(at, at + chunk);
}
