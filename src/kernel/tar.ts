import { DomainError } from './errors.ts';

export interface TarEntry {
  path: string;
  content: Uint8Array;
}

const block = 512;

/** A plain tar (ustar) of files, in their order and without dates: the same files make the same bytes. */
export function writeTar(entries: TarEntry[]): Buffer {
  const pieces = entries.flatMap(({ path, content }) => [
    header(path, content.length),
    content,
    Buffer.alloc((block - (content.length % block)) % block),
  ]);
  return Buffer.concat([...pieces, Buffer.alloc(2 * block)]);
}

/** The files of a tar made by `writeTar`; anything else is refused. */
export function readTar(tar: Uint8Array): TarEntry[] {
  const bytes = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength);
  const entries: TarEntry[] = [];
  let offset = 0;
  while (offset + block <= bytes.length && bytes[offset] !== 0) {
    const head = bytes.subarray(offset, offset + block);
    const size = Number.parseInt(text(head, 124, 12), 8);
    const start = offset + block;
    if (text(head, 257, 5) !== 'ustar' || checksum(head) !== Number.parseInt(text(head, 148, 8), 8)) throw damaged();
    if (!Number.isInteger(size) || start + size > bytes.length) throw damaged();
    const prefix = text(head, 345, 155);
    const path = prefix ? `${prefix}/${text(head, 0, 100)}` : text(head, 0, 100);
    // It would be put back outside the folder of the installation.
    if (path.startsWith('/') || path.split('/').includes('..')) throw damaged();
    entries.push({ path, content: bytes.subarray(start, start + size) });
    offset = start + Math.ceil(size / block) * block;
  }
  return entries;
}

function header(path: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  const { prefix, name } = splitPath(path);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  head.write(prefix, 345, 155);
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** A name of up to 100 bytes, the folders before it up to 155. */
function splitPath(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  const cut = [...path.matchAll(/\//g)]
    .map((match) => match.index)
    .find((at) => Buffer.byteLength(path.slice(at + 1)) <= 100);
  if (cut === undefined || Buffer.byteLength(path.slice(0, cut)) > 155) throw new Error(`too long for a tar: ${path}`);
  return { prefix: path.slice(0, cut), name: path.slice(cut + 1) };
}

/** The sum of the header's bytes, its own eight counted as spaces. */
const checksum = (head: Uint8Array): number =>
  head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

const text = (head: Buffer, start: number, length: number): string =>
  head
    .toString('utf8', start, start + length)
    .replace(/[\0 ]+$/, '')
    .replace(/\0.*$/s, '');

const damaged = () =>
  new DomainError('invalid', 'damaged_archive', 'Ce fichier est abîmé ou n’est pas une sauvegarde de Carreau.');
