import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ReadingKind } from './reading.ts';

export interface ReadingRow {
  at: Date;
  /** In France, ISO. */
  day: string;
  organisationId: string;
  personId: string;
  what: ReadingKind;
  objectId: string | null;
}

/** The first reading of a day is kept. */
export const insertReadings = (db: Db, rows: ReadingRow[]) =>
  db
    .insertInto('dataReading')
    .values(rows)
    .onConflict((there) => there.doNothing())
    .execute();

/** A backup holds what all organisations keep. */
export const insertBackup = (db: Db, { at, day }: Pick<ReadingRow, 'at' | 'day'>) =>
  sql`insert into data_reading (at, day, organisation_id, what)
    select ${at.toISOString()}::timestamptz, ${day}::date, id, 'backup' from organisation on conflict do nothing`.execute(
    db,
  );

export interface KeptReading {
  at: Date;
  person: string | null;
  what: ReadingKind;
  objectId: string | null;
}

/** What was read of an organisation, latest first. */
export const listReadings = (db: Db, organisationId: string, limit: number): Promise<KeptReading[]> =>
  db
    .selectFrom('dataReading')
    .leftJoin('person', 'person.id', 'dataReading.personId')
    .select(['dataReading.at', 'person.name as person', 'dataReading.what', 'dataReading.objectId'])
    .where('dataReading.organisationId', '=', organisationId)
    .orderBy('dataReading.at', 'desc')
    .limit(limit)
    .$castTo<KeptReading>()
    .execute();
