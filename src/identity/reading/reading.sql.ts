import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Reading, ReadingKind } from './reading.ts';

interface Moment {
  at: Date;
  /** In France, ISO. */
  day: string;
}

/** The first reading of a day is kept. */
export const insertReading = (db: Db, reading: Reading & Moment & { personId: string }) =>
  db
    .insertInto('dataReading')
    .values(reading)
    .onConflict((there) => there.doNothing())
    .execute();

/** A backup holds what all organisations keep. */
export const insertBackup = (db: Db, { at, day }: Moment) =>
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
