import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from './errors.ts';

/**
 * Takes the data folder for this process. The embedded engine does not lock its folder and two
 * processes on it silently lose rows, so every command that opens it comes through here.
 * A lock whose process is dead (kill -9, power cut) is taken over.
 */
export function takeLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'carreau.lock');
  if (!tryCreate(path)) {
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (isAlive(holder)) throw refused(folder, holder);
    unlinkSync(path);
    if (!tryCreate(path)) throw refused(folder, Number.parseInt(readFileSync(path, 'utf8'), 10));
  }
  return () => {
    try {
      unlinkSync(path);
    } catch {
      // Already gone with its folder: nothing is left to release.
    }
  };
}

const refused = (folder: string, holder: number): DomainError =>
  new DomainError(
    'unavailable',
    'folder_in_use',
    `Le dossier de données ${folder} est déjà ouvert par un autre Carreau (processus ${holder}). Arrêtez-le, ou indiquez un autre dossier avec CARREAU_DATA.`,
    { folder, holder },
  );

function tryCreate(path: string): boolean {
  try {
    const handle = openSync(path, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
