import { constants, inflateSync } from 'node:zlib';
import { swollen } from './refusals.ts';

/** Far above the drawing of any page: a report's longest inflates to a few megabytes. */
const largestStream = 64_000_000;

/**
 * Refuses a PDF with a stream that inflates without end, once or several times over, since its reader would follow it
 * to the end of the memory. Pictures are left alone: reading text opens none.
 */
export function refuseSwollen(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const begin = at + (file[at + 6] === 13 ? 8 : 7);
    if (!isDeflated(file, begin) || isPicture(file, at)) continue;
    const end = file.indexOf('endstream', begin);
    refuseSwollenStream(file.subarray(begin, end < 0 ? undefined : end));
    if (end >= 0) at = end + 3;
  }
}

const isDeflated = (bytes: Uint8Array, at = 0): boolean =>
  ((bytes[at] ?? 0) & 0x0f) === 8 && (((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)) % 31 === 0;

/** What an object says of itself stands just before its stream. */
function isPicture(file: Buffer, at: number): boolean {
  const before = file.toString('latin1', Math.max(0, at - 2000), at);
  return /\/Subtype\s*\/Image\b/.test(before.slice(Math.max(0, before.lastIndexOf('obj'))));
}

function refuseSwollenStream(stream: Uint8Array): void {
  let inflated = stream;
  for (let turn = 0; turn < 5 && isDeflated(inflated); turn++) {
    try {
      inflated = inflateSync(inflated, { maxOutputLength: largestStream, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw swollen();
      return;
    }
  }
}
