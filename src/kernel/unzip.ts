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
  inflate(bytes, limits, (name) => {
    if (!wanted.includes(name)) return undefined;
    const held: Uint8Array[] = [];
    chunks.set(name, held);
    return (chunk) => held.push(chunk);
  });
  return new Map([...chunks].map(([name, held]) => [name, new TextDecoder().decode(Buffer.concat(held))]));
}

/** Refuses a zip that inflates beyond its limits, whatever sizes it declares, before another reader inflates it whole. */
export const refuseSwollen = (bytes: Uint8Array, limits: ZipLimits): void => inflate(bytes, limits, () => () => {});

type Hold = (chunk: Uint8Array) => void;

/** Hands over, piece by piece, the files that somebody holds; what they come to is counted. */
function inflate(bytes: Uint8Array, limits: ZipLimits, holderOf: (name: string) => Hold | undefined): void {
  let left = limits.largest;
  const unzip = new Unzip((file) => {
    const hold = holderOf(file.name);
    if (!hold) return;
    file.ondata = (error, chunk) => {
      if (error) throw isDomainError(error) ? error : limits.broken();
      left -= chunk.length;
      if (left < 0) throw limits.swollen();
      hold(chunk);
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
}
