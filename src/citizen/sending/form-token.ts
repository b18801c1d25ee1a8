import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../identity/index.ts';
import { isId } from '../../kernel/identifier.ts';
import { installationSecret } from './installation-secret.sql.ts';

export interface FormToken {
  /** The number of what the form will send: sent twice, it is received once. */
  id: string;
  issuedAt: Date;
}

/** Signs a form for what it is about: when it was opened, and the number of what it will send. */
export async function issueFormToken({ db, effects }: Pick<Context, 'db' | 'effects'>, about: string): Promise<string> {
  const said = `${randomUUID()}.${effects.now().getTime()}`;
  return `${said}.${signed(await installationSecret(db, effects), about, said)}`;
}

/** What a form says of itself; undefined where we did not sign it, or signed it about something else. */
export async function readFormToken(
  { db, effects }: Pick<Context, 'db' | 'effects'>,
  about: string,
  token: string,
): Promise<FormToken | undefined> {
  const [id = '', issued = '', signature = ''] = token.split('.');
  const expected = Buffer.from(signed(await installationSecret(db, effects), about, `${id}.${issued}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given) || !isId(id)) return undefined;
  return { id, issuedAt: new Date(Number(issued)) };
}

const signed = (secret: string, about: string, said: string): string =>
  createHmac('sha256', secret).update(`${about} ${said}`).digest('base64url');
