import type { Context } from './context.ts';
import { hashToken } from './session.ts';
import { insertStart, type StartKind, takeStart } from './sign-in-start.sql.ts';

const minutes = 10;

type World = Pick<Context, 'db' | 'effects'>;

/** Keeps what the answer from elsewhere will be compared with; the token stays in the browser that began. */
export async function keepStart({ db, effects }: World, kind: StartKind, content: object) {
  const token = effects.secret(32).toString('base64url');
  const expiresAt = new Date(effects.now().getTime() + minutes * 60_000);
  await insertStart(db, { tokenHash: hashToken(token), kind, content, expiresAt });
  return { token, expiresAt };
}

/** What this browser began, once. */
export const resumeStart = <Content>({ db, effects }: World, kind: StartKind, token: string | undefined) =>
  token ? takeStart<Content>(db, hashToken(token), kind, effects.now()) : Promise.resolve(undefined);
