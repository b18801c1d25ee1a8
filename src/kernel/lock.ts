import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from './errors.ts';

/**
 * Takes the data folder for this process. The embedded engine does not lock its folder and two
 * processes on it silently lose rows, so every command that opens it comes through here.
 * A lock whose process is dead (kill -9, power cut) is taken over; a process that merely got the same
 * number since is told apart by when it started, where the system says so.
 */
export function takeLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'carreau.lock');
  if (!tryCreate(path)) {
    const holder = readHolder(path);
    if (holder && isAlive(holder)) throw refused(folder, holder.pid);
    removeIfThere(path);
    if (!tryCreate(path)) throw refused(folder, readHolder(path)?.pid ?? 0);
  }
  return () => removeIfThere(path);
}

interface Holder {
  pid: number;
  /** As the system counts it; empty where it does not say. */
  started: string;
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
    writeSync(handle, `${process.pid} ${startOf(process.pid)}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): Holder | undefined {
  const [pid = '', started = ''] = readIfThere(path).split(' ');
  return /^\d+$/.test(pid) ? { pid: Number(pid), started } : undefined;
}

function isAlive({ pid, started }: Holder): boolean {
  const now = startOf(pid);
  if (started && now) return started === now;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in ticks since the machine did (Linux), with the machine's own start; else empty. */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The name, second, may hold spaces and parentheses; what follows it does not. The start is the 22nd field.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks ? `${ticks}@${readIfThere('/proc/sys/kernel/random/boot_id').trim()}` : '';
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
