import { spawn } from 'node:child_process';
import { DomainError } from '../errors.ts';
import { inspectServer } from './inspect-server.ts';

/** Puts a pg_dump (custom format) into an empty database, all or nothing. */
export async function restoreServer(url: string, dump: Uint8Array): Promise<void> {
  if ((await inspectServer(url)).holdsInstallation) throw notEmpty('Cette base');
  const child = spawn(
    'pg_restore',
    // Comments are those of extensions, which belong to whoever created them: PostGIS, to a superuser.
    ['--no-owner', '--no-privileges', '--no-comments', '--single-transaction', '--exit-on-error', `--dbname=${url}`],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece.toString();
  });
  // One that gave up reads no further; it has said why.
  child.stdin.on('error', () => {});
  child.stdin.end(dump);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw restoreFailed(complaint.trim());
}

export const notEmpty = (what: string) =>
  new DomainError(
    'conflict',
    'not_empty',
    `${what} contient déjà une installation de Carreau. Une sauvegarde se restaure dans une installation vide\u00a0: indiquez-en une autre.`,
  );

const restoreFailed = (detail: string) =>
  new DomainError('unavailable', 'restore_failed', `pg_restore a échoué, rien n’a été restauré. ${detail}`);
