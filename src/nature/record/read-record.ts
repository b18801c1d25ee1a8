import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { findRecord, recordOfId } from './find-record.sql.ts';
import { audienceOf } from './readable.sql.ts';

/** A record as whoever asks may see it, and whether they work on it. */
export async function readRecord({ db, actor }: Context, id: string) {
  const audience = await audienceOf(db, actor);
  const isId = z.uuid().safeParse(id).success;
  const record = isId ? await findRecord(db, recordOfId(audience, id)) : undefined;
  if (!record) throw missing('Cette donnée');
  return { record, works: audience.works.includes(record.organisationId) };
}
