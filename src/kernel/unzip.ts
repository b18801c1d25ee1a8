import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { type DomainError, isDomainError } from './errors.ts';

/** What is said of a zip that cannot be read, and of one whose texts are longer than `largest` bytes. */
export interface ZipLimits {
  largest: number;
  broken(): DomainError;
  swollen(): DomainError;
}

/** Small enough that what one piece inflates to (a thousand times as much at most) is stopped in time. */
const piece = 8_192;

/** Null where the zip is torn. */
export function namesIn(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    return null;
  }
  return names;
}

/** The texts of a zip that are asked for; inflates nothing else, and no more than its limits. */
export function textsOf(bytes: Uint8Array, wanted: readonly string[], limits: ZipLimits): Map<string, string> {
  const chunks = new Map<string, Uint8Array[]>();
  let left = limits.largest;
  const unzip = new Unzip((file) => {
    if (!wanted.includes(file.name)) return;
    const held: Uint8Array[] = [];
    chunks.set(file.name, held);
    file.ondata = (error, chunk) => {
      if (error) throw isDomainError(error) ? error : limits.broken();
      left -= chunk.length;
      if (left < 0) throw limits.swollen();
      held.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (error) {
    throw isDomainError(error) ? error : limits.broken();
  }
  return new Map([...chunks].map(([name, held]) => [name, new TextDecoder().decode(Buffer.concat(held))]));
}
