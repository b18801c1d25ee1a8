import type { Database } from '../kernel/db/index.ts';
import { type ReferentialMember, type ReferentialRow, readReferential, referentialVintage } from './referential.ts';
import { analyseTerritories, insertMembers, upsertTerritories } from './territory.sql.ts';

const source =
  '@etalab/decoupage-administratif 6.0.0 (COG 2026, populations municipales)\u202f; centres\u00a0: GeoNames';
const chunkSize = 6000;

/**
 * Brings in the communes, EPCI, départements and régions of France, and what each is made of, in one
 * transaction. Done again it changes nothing. `progress` is told how much is done, from 0 to 1.
 */
export async function loadReferential(database: Pick<Database, 'db'>, progress: (done: number) => void = () => {}) {
  const { rows, members } = readReferential();
  const chunks = [...chunksOf<ReferentialRow>(rows), ...chunksOf<ReferentialMember>(members)];
  await database.db.transaction().execute(async (tx) => {
    let done = 0;
    for (const chunk of chunksOf(rows)) {
      await upsertTerritories(tx, referentialVintage, source, chunk);
      progress(++done / chunks.length);
    }
    for (const chunk of chunksOf(members)) {
      await insertMembers(tx, referentialVintage, chunk);
      progress(++done / chunks.length);
    }
  });
  await analyseTerritories(database.db);
  return { territories: rows.length, members: members.length };
}

const chunksOf = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize),
  );
