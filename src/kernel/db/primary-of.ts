import type { Db } from './database.ts';

const primaries = new WeakMap<Db, Db>();

export const tellPrimary = (replica: Db, primary: Db): void => void primaries.set(replica, primary);

/** Where what is worked out of the newest rows, and kept, must be read: the primary of a replica. */
export const primaryOf = (db: Db): Db => primaries.get(db) ?? db;

export const isReplica = (db: Db): boolean => primaries.has(db);
