import { closeSync, openSync, readSync } from 'node:fs';
import { DomainError } from '../kernel/errors.ts';

const piece = 1 << 20;

/** The first bytes of a file, one more than `most` where there are more: a device or a pipe may never end. */
export function readDocument(file: string, most: number): Uint8Array {
  try {
    return readPieces(file, most + 1);
  } catch (error) {
    throw unreadable((error as NodeJS.ErrnoException).code);
  }
}

function readPieces(file: string, most: number): Uint8Array {
  const opened = openSync(file, 'r');
  try {
    const pieces: Uint8Array[] = [];
    for (let size = 0; size < most; size += pieces.at(-1)?.length ?? 0) {
      const held = Buffer.allocUnsafe(Math.min(piece, most - size));
      const count = readSync(opened, held);
      if (count === 0) break;
      pieces.push(held.subarray(0, count));
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(opened);
  }
}

const unreadable = (code = '') =>
  new DomainError(
    'invalid',
    'file_unreadable',
    `Ce fichier ne s’ouvre pas (${code}). Vérifiez que c’est bien un fichier, et que vous avez le droit de le lire.`,
  );
