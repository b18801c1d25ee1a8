import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from './errors.ts';

/** Closes secrets that the database keeps with a key that is not in it. */
export interface Seal {
  close(text: string): string;
  /** What was not closed, because an older version wrote it, is given as it is. */
  open(kept: string): string;
  isClosed(kept: string): boolean;
}

const [algorithm, keyBytes, nonceBytes, tagBytes] = ['aes-256-gcm', 32, 12, 16] as const;
/** What a closed secret begins with. */
export const sealMark = 'sealed:';

/** The key is asked for when something is first closed or opened. */
export function sealWith(keyOf: () => Buffer): Seal {
  const isClosed = (kept: string) => kept.startsWith(sealMark);
  return {
    isClosed,
    close(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, keyOf(), nonce);
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return sealMark + Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url');
    },
    open(kept) {
      if (!isClosed(kept)) return kept;
      const bytes = Buffer.from(kept.slice(sealMark.length), 'base64url');
      const [nonce, rest] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)];
      const key = keyOf();
      try {
        const cipher = createDecipheriv(algorithm, key, nonce);
        cipher.setAuthTag(rest.subarray(0, tagBytes));
        return Buffer.concat([cipher.update(rest.subarray(tagBytes)), cipher.final()]).toString('utf8');
      } catch {
        throw otherKey();
      }
    },
  };
}

/** The key of the installation: the one of its settings, else one of its own in its folder, made the first time. */
export function sealKeyOf({ sealKey, dataFolder }: { sealKey: string | undefined; dataFolder: string }): Buffer {
  if (sealKey) return Buffer.from(sealKey, 'hex');
  const file = join(dataFolder, 'seal.key');
  if (!existsSync(file)) makeKey(file);
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

/** Of processes that start at once, one makes the key and all read it: it bears its name only once it is written whole. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const made = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(made, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
}

const otherKey = () =>
  new DomainError(
    'invalid',
    'sealed_with_another_key',
    'Ce secret a été scellé avec une autre clé. Remettez le fichier « seal.key » ou le réglage CARREAU_SEAL_KEY d’alors, ou donnez le secret de nouveau.',
  );
