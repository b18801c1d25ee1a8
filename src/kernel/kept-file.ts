import { createReadStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

/** Files that people add live in `files/` of the data folder, which a backup carries; `path` is made by us alone. */
const inFiles = (dataFolder: string, path: string): string => join(dataFolder, 'files', path);

/** Writes beside, to the disk, then renames: a file is whole or not there. */
export async function keepFile(dataFolder: string, path: string, content: Uint8Array): Promise<void> {
  const target = inFiles(dataFolder, path);
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.part`;
  try {
    await writeFile(part, content, { flush: true });
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Undefined where the file is not there. */
export const readKeptFile = (dataFolder: string, path: string): Promise<Uint8Array | undefined> =>
  readFile(inFiles(dataFolder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

export const dropFile = (dataFolder: string, path: string): Promise<void> =>
  rm(inFiles(dataFolder, path), { force: true });

/** The same for a file already written on the same disk, whatever its size: it is moved. */
export async function keepWrittenFile(dataFolder: string, path: string, from: string): Promise<void> {
  const target = inFiles(dataFolder, path);
  await mkdir(dirname(target), { recursive: true });
  await rename(from, target);
}

/** Read a piece at a time. Undefined where the file is not there. */
export async function streamKeptFile(dataFolder: string, path: string): Promise<ReadableStream | undefined> {
  const target = inFiles(dataFolder, path);
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  return isThere ? (Readable.toWeb(createReadStream(target)) as ReadableStream) : undefined;
}
