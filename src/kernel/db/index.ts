export { type Database, type Db, openEmbedded, openServer, type Tx } from './database.ts';
export { migrate } from './migrate.ts';
export { migratedTemplate, openDatabase } from './open.ts';
