import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of so many megabytes, in memory, to be filled to its last byte. Fails where nothing may be mounted. */
export function aSmallDisk(megabytes: number) {
  const path = mkdtempSync(join(tmpdir(), 'carreau-disk-'));
  const removeFolder = () => rmSync(path, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    removeFolder();
    throw error;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => fill(filler),
    free: () => rmSync(filler),
    remove: () => {
      execFileSync('umount', ['-l', path]);
      removeFolder();
    },
  };
}

export type SmallDisk = ReturnType<typeof aSmallDisk>;

function fill(path: string): void {
  const handle = openSync(path, 'w');
  for (let size = 1 << 20; size >= 1; size = size >> 1)
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  closeSync(handle);
}
