import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { DomainError } from './errors.ts';

export interface ZipEntry {
  name: string;
  /** The file whose bytes it holds. */
  path: string;
}

/** One byte less than a size that the format can no longer write. */
const most = 0xffff_fffe;
const largest = { entry: most, archive: most };

/** Files as one zip, a piece at a time: memory does not grow with them. Each entry’s sizes stand before its bytes. */
export async function writeZip(target: string, entries: readonly ZipEntry[], limits = largest): Promise<void> {
  const zip = await open(target, 'w');
  try {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const entry of entries) {
      if ((await stat(entry.path)).size > limits.entry) throw tooLarge();
      const head = await writeEntry(zip, entry, offset);
      directory.push(directoryEntry(head));
      offset = head.end;
      if (offset > limits.archive) throw tooLarge();
    }
    const central = Buffer.concat(directory);
    await writeAll(zip, Buffer.concat([central, endOf(entries.length, central.length, offset)]), offset);
  } finally {
    await zip.close();
  }
}

interface Head {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  end: number;
}

async function writeEntry(zip: FileHandle, { name, path }: ZipEntry, offset: number): Promise<Head> {
  const head: Head = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset, end: 0 };
  const begin = offset + 30 + head.name.length;
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 18 }),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        head.crc = crc32(piece, head.crc);
        head.size += piece.length;
        yield piece;
      }
    },
    createDeflateRaw({ level: 6 }),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        await writeAll(zip, piece, begin + head.packed);
        head.packed += piece.length;
      }
    },
  );
  await writeAll(zip, Buffer.concat([localHeader(head), head.name]), offset);
  return { ...head, end: begin + head.packed };
}

async function writeAll(zip: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await zip.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}

/** Names in UTF-8, deflated, dated the first day the format knows: the same files give the same bytes. */
const common = ({ name, crc, packed, size }: Head): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

const localHeader = (head: Head): Buffer => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(head)]);

function directoryEntry(head: Head): Buffer {
  const after = Buffer.alloc(14);
  after.writeUInt32LE(head.offset, 10);
  const madeBy = Buffer.from([20, 0]);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common(head), after, head.name]);
}

function endOf(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const tooLarge = () =>
  new DomainError(
    'invalid',
    'file_too_large_to_zip',
    'Cette sélection dépasse 4\u202fGo, ce qu’une archive peut contenir. Divisez-la, par période ou par jeu de données.',
  );
