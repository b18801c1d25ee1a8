import { createHash } from 'node:crypto';
import { refusalOf } from './db/refusal.ts';
import { dropFile, keepFile, readKeptFile } from './kept-file.ts';
import type { Photograph } from './photograph.ts';

export type PhotoSize = 'large' | 'small';

/** Where a stored photograph lies in the files of the data folder. */
const pathOf = (file: string, size: PhotoSize): string =>
  `photos/${file.slice(0, 2)}/${file}${size === 'small' ? '-petite' : ''}.jpg`;

/**
 * Keeps both sizes of a photograph, then its row: `write` tells whether it was written, and without one no file stays.
 * Each sending has a file of its own: two that cross do not take each other's.
 */
export async function keepPhotograph(
  dataFolder: string,
  { large, small }: Pick<Photograph, 'large' | 'small'>,
  write: (kept: { file: string; sha256: string }) => Promise<boolean>,
): Promise<boolean> {
  const file = crypto.randomUUID();
  const drop = () => Promise.all((['large', 'small'] as const).map((size) => dropFile(dataFolder, pathOf(file, size))));
  try {
    await keepFile(dataFolder, pathOf(file, 'large'), large);
    await keepFile(dataFolder, pathOf(file, 'small'), small);
    const written = await write({ file, sha256: printOf({ large }) });
    if (!written) await drop();
    return written;
  } catch (error) {
    // Cut from the database while it wrote the row, nobody knows whether it did: its picture stays.
    if (refusalOf(error)?.code !== 'database_cut') await drop();
    throw error;
  }
}

/** SHA-256 of the kept picture: the same file, sent twice, has the same. */
export const printOf = ({ large }: Pick<Photograph, 'large'>): string =>
  createHash('sha256').update(large).digest('hex');

/** Undefined where the file is not there. */
export const readKeptPhotograph = (dataFolder: string, file: string, size: PhotoSize) =>
  readKeptFile(dataFolder, pathOf(file, size));
