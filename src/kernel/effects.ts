import { randomBytes } from 'node:crypto';

/** All that the outside world decides, in one argument, so that a test can decide it instead. */
export interface Effects {
  now(): Date;
  /** Unguessable bytes, for session and reset tokens. */
  secret(bytes: number): Buffer;
}

export const realEffects: Effects = {
  now: () => new Date(),
  secret: (bytes) => randomBytes(bytes),
};
