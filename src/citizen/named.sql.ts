import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';
import { messageKinds } from './message.ts';

/** A message by its kind and what it is about: never by its words, which may be erased. */
export async function nameMessages(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<{ id: string; kind: keyof typeof messageKinds; about: string }>`
    select id, kind, about from citizen_message where id = any(${ids}::uuid[])
  `.execute(db);
  return rows.map(({ id, kind, about }) => ({
    id,
    name: [messageKinds[kind], about && `«\u00a0${about}\u00a0»`].filter(Boolean).join(' '),
    href: `/travail/envois/${id}`,
  }));
}
