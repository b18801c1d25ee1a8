import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate } from 'fflate';

/** The bytes of a file, or of the file of a zipped archive whose name is like `inside`, piece by piece. */
export async function* bytesOf(path: string, inside: RegExp): AsyncGenerator<Uint8Array> {
  const pieces = createReadStream(path, { highWaterMark: 1 << 20 });
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
  const unzip = new Unzip((file) => {
    if (taken || !inside.test(file.name)) return;
    taken = true;
    file.ondata = (error, bytes) => {
      if (error) throw error;
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
    yield { lines: lines.map(withoutReturn), from };
    from += lines.length;
  }
  if (rest) yield { lines: [withoutReturn(rest)], from };
}

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
