export { type Database, type Db, openEmbedded, openServer, type Tx } from './database.ts';
export { fingerprintAll, type TableFingerprint, tableFingerprint } from './fingerprint.ts';
export { inspectServer } from './inspect-server.ts';
export { isAnswering } from './is-answering.ts';
export {
  keepWhileUnchanged,
  readStanding,
  readStandingToKeep,
  type Standing,
  standsAs,
} from './keep-while-unchanged.ts';
export { migrate, readMigrations, tryMigrations } from './migrate.ts';
export { type MovedTable, moveToServer } from './move-to-server.ts';
export { createFromDump, holdsDatabase, migratedTemplate, openDatabase } from './open.ts';
export { primaryOf } from './primary-of.ts';
export { longestLag, openReplica, type Replica, type ReplicaState } from './replica.ts';
export { keepTidy } from './tidy-embedded.ts';
