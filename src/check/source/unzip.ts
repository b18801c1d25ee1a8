import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { isDomainError } from '../../kernel/errors.ts';
import { brokenDocument, swollen } from './refusals.ts';

const largestText = 60_000_000;
/** Small enough that what one piece inflates to (a thousand times as much at most) is stopped in time. */
const piece = 8_192;

export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    throw brokenDocument();
  }
  return names;
}

/** The texts of a zip that are asked for; inflates nothing else, and no more than a report can hold. */
export function textsOf(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  const chunks = new Map<string, Uint8Array[]>();
  let left = largestText;
  const unzip = new Unzip((file) => {
    if (!wanted.includes(file.name)) return;
    const held: Uint8Array[] = [];
    chunks.set(file.name, held);
    file.ondata = (error, chunk) => {
      if (error) throw isDomainError(error) ? error : brokenDocument();
      left -= chunk.length;
      if (left < 0) throw swollen();
      held.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  feed(unzip, bytes);
  return new Map([...chunks].map(([name, held]) => [name, new TextDecoder().decode(Buffer.concat(held))]));
}

function feed(unzip: Unzip, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (error) {
    throw isDomainError(error) ? error : brokenDocument();
  }
}
