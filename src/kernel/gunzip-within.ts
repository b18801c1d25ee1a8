import { gunzipSync } from 'node:zlib';
import type { DomainError } from './errors.ts';

/** What is said of a gzip that cannot be read, and of one that unpacks to more than `most` bytes. */
export interface GzipLimits {
  most: number;
  broken(): DomainError;
  swollen(): DomainError;
}

/** Unpacks no further than its limit: a small file may tell of more than a machine has memory for. */
export function gunzipWithin(packed: Uint8Array, { most, broken, swollen }: GzipLimits): Buffer<ArrayBuffer> {
  try {
    return gunzipSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? swollen() : broken();
  }
}
