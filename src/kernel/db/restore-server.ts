import { spawn } from 'node:child_process';
import { sql } from 'kysely';
import { DomainError } from '../errors.ts';
import { openServer } from './database.ts';

/** Puts a pg_dump (custom format) into an empty database, all or nothing. */
export async function restoreServer(url: string, dump: Uint8Array): Promise<void> {
  if (await holdsTables(url)) throw notEmpty('Cette base');
  const child = spawn(
    'pg_restore',
    ['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error', `--dbname=${url}`],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece.toString();
  });
  child.stdin.end(dump);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw restoreFailed(complaint.trim());
}

async function holdsTables(url: string): Promise<boolean> {
  const database = await openServer(url);
  try {
    const { rows } = await sql<{ found: boolean }>`
      select to_regclass('public.migration') is not null or to_regclass('public.organisation') is not null as found
    `.execute(database.db);
    return rows[0]?.found ?? false;
  } finally {
    await database.close();
  }
}

export const notEmpty = (what: string) =>
  new DomainError(
    'conflict',
    'not_empty',
    `${what} contient déjà une installation de Carreau. Une sauvegarde se restaure dans une installation vide\u00a0: indiquez-en une autre.`,
  );

const restoreFailed = (detail: string) =>
  new DomainError('unavailable', 'restore_failed', `pg_restore a échoué, rien n’a été restauré. ${detail}`);
