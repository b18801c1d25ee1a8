import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Facts } from './facts.ts';

/** What a dataset was when it was last looked through. */
export interface Version {
  version: number;
  rowCount: number;
  sha256: string;
  facts: Facts;
  changedAt: Date;
  lookedAt: Date;
}

export async function findVersion(db: Db, name: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select version, row_count, sha256, facts, changed_at, looked_at from open_dataset where name = ${name}
  `.execute(db);
  return rows[0];
}

/** Keeps what was found: other rows make another version, of this instant. */
export async function keepVersion(
  db: Db,
  name: string,
  { rowCount, sha256, facts }: Pick<Version, 'rowCount' | 'sha256' | 'facts'>,
  now: Date,
): Promise<Version> {
  const { rows } = await sql<Version>`
    insert into open_dataset as kept (name, version, row_count, sha256, facts, changed_at, looked_at)
    values (${name}, 1, ${rowCount}, ${sha256}, ${JSON.stringify(facts)}::jsonb, ${now}, ${now})
    on conflict (name) do update set row_count = excluded.row_count, looked_at = excluded.looked_at,
      facts = excluded.facts, sha256 = excluded.sha256,
      version = kept.version + (kept.sha256 <> excluded.sha256)::int,
      changed_at = case when kept.sha256 <> excluded.sha256 then excluded.changed_at else kept.changed_at end
    returning version, row_count, sha256, facts, changed_at, looked_at
  `.execute(db);
  const [kept] = rows;
  if (!kept) throw new Error('an upsert returns its row');
  return kept;
}
