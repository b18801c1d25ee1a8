import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate } from 'fflate';
import { DomainError } from '../../kernel/errors.ts';

/** Of what an archive unpacks to: TAXREF and the statuses of a whole country take less than one of them. */
const largest = 4_000_000_000;
/** Of a line; the longest of TAXREF has a few thousand. */
const longestLine = 1_000_000;

/**
 * The bytes of a file, or of the file of a zipped archive whose name is like `inside`, piece by piece: small enough that
 * what one unpacks to, a thousand times as much at most, fits in memory.
 */
export async function* bytesOf(path: string, inside: RegExp): AsyncGenerator<Uint8Array> {
  const pieces = createReadStream(path, { highWaterMark: 1 << 16 });
  let zipped: ((piece: Uint8Array) => Uint8Array[]) | undefined;
  let first = true;
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    if (first && piece.subarray(0, 2).toString('latin1') === 'PK') zipped = unzipper(inside);
    first = false;
    if (zipped) yield* zipped(piece);
    else yield piece;
  }
}

/** The first file whose name fits; what is inside is inflated as it comes. */
function unzipper(inside: RegExp): (piece: Uint8Array) => Uint8Array[] {
  let ready: Uint8Array[] = [];
  let taken = false;
  let left = largest;
  const unzip = new Unzip((file) => {
    if (taken || !inside.test(file.name)) return;
    taken = true;
    file.ondata = (error, bytes) => {
      if (error) throw error;
      left -= bytes.length;
      if (left < 0) throw swollen();
      ready.push(bytes);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return (piece) => {
    unzip.push(piece);
    const given = ready;
    ready = [];
    return given;
  };
}

/** Lines of text in batches, each with the number of its first line in the file, from 1. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<{ lines: string[]; from: number }> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let from = 1;
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw swollen();
    yield { lines: lines.map(withoutReturn), from };
    from += lines.length;
  }
  if (rest) yield { lines: [withoutReturn(rest)], from };
}

const swollen = () =>
  new DomainError(
    'invalid',
    'swollen_reference',
    'Décompressé, ce fichier est démesuré\u00a0: ce n’est pas un référentiel tel que l’INPN le publie. Rien n’a été importé\u202f; téléchargez-le de nouveau.',
  );

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** Whether bytes are UTF-8; told as they pass, so that nothing is read twice. */
export class EncodingWitness {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  encoding: 'utf-8' | 'windows-1252' = 'utf-8';

  see(bytes: Uint8Array): void {
    if (this.encoding !== 'utf-8') return;
    try {
      this.#decoder.decode(bytes, { stream: true });
    } catch {
      this.encoding = 'windows-1252';
    }
  }
}
