import type { Db } from '../kernel/db/index.ts';

export type StartKind = 'provider' | 'passkey' | 'new_passkey';

export const insertStart = (
  db: Db,
  { content, ...start }: { tokenHash: Uint8Array; kind: StartKind; content: object; expiresAt: Date },
) =>
  db
    .insertInto('signInStart')
    .values({ ...start, content: JSON.stringify(content) })
    .execute();

/** Takes what was begun, once; undefined when it was taken, is too old or never was. */
export async function takeStart<Content>(
  db: Db,
  tokenHash: Uint8Array,
  kind: StartKind,
  now: Date,
): Promise<Content | undefined> {
  const taken = await db
    .deleteFrom('signInStart')
    .where('tokenHash', '=', tokenHash)
    .where('kind', '=', kind)
    .returning(['content', 'expiresAt'])
    .executeTakeFirst();
  return taken && taken.expiresAt > now ? (taken.content as Content) : undefined;
}
