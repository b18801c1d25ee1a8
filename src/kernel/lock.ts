import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DomainError, isDomainError } from './errors.ts';

/**
 * Takes the data folder for this process. The embedded engine does not lock its folder and two processes on it
 * silently lose rows, so every command that opens it comes through here.
 * The lock is the system's own, on a file that SQLite opens: it ends with its process, however that ends, and holds
 * between containers that share the folder, where the number of a process says nothing. Nothing else may open that
 * file: a process that closes a file once loses all its locks on it (POSIX).
 */
export function takeLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = openFile(folder);
  try {
    file.exec(`begin immediate; pragma user_version = ${process.pid}; commit; begin immediate`);
  } catch (error) {
    const holder = writtenIn(file);
    file.close();
    if (isTaken(error)) throw refused(folder, holder);
    throw error;
  }
  held.add(file);
  return () => {
    held.delete(file);
    file.close();
  };
}

/** A file that nobody names any more would be closed, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * The number of the process that holds a data folder, as given by the system or container it runs in; undefined where
 * nobody holds it, or the folder may not be read.
 */
export function holderOf(folder: string): number | undefined {
  if (!existsSync(lockOf(folder))) return undefined;
  let file: DatabaseSync | undefined;
  try {
    file = openFile(folder);
    file.exec('begin immediate');
    return undefined;
  } catch (error) {
    if (file) return isTaken(error) ? writtenIn(file) : undefined;
    return isDomainError(error) ? formerHolder(folder) : undefined;
  } finally {
    file?.close();
  }
}

const lockOf = (folder: string): string => join(folder, 'carreau.lock');

function openFile(folder: string): DatabaseSync {
  const file = new DatabaseSync(lockOf(folder), { timeout: 0 });
  try {
    writtenIn(file);
    return file;
  } catch (error) {
    file.close();
    if (codeOf(error) !== notADatabase) throw error;
    const former = formerHolder(folder);
    if (former) throw refused(folder, former);
    rmSync(lockOf(folder));
    return new DatabaseSync(lockOf(folder), { timeout: 0 });
  }
}

/** A process of Carreau before 24 November 2026, which wrote its number there as text, and lives. */
function formerHolder(folder: string): number | undefined {
  const [, pid] = /^(\d+) /.exec(readFileSync(lockOf(folder), 'latin1')) ?? [];
  if (!pid || Number(pid) === process.pid) return undefined;
  try {
    process.kill(Number(pid), 0);
    return Number(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? Number(pid) : undefined;
  }
}

const writtenIn = (file: DatabaseSync): number => Number(file.prepare('pragma user_version').get()?.user_version);

/** SQLITE_BUSY and SQLITE_NOTADB (https://sqlite.org/rescode.html). */
const busy = 5;
const notADatabase = 26;

const codeOf = (error: unknown): number | undefined => (error as { errcode?: number }).errcode;
const isTaken = (error: unknown): boolean => codeOf(error) === busy;

const refused = (folder: string, holder: number): DomainError =>
  new DomainError(
    'unavailable',
    'folder_in_use',
    `Le dossier de données ${folder} est déjà ouvert par un autre Carreau (processus ${holder}). Arrêtez-le, ou indiquez un autre dossier avec CARREAU_DATA.`,
    { folder, holder },
  );
