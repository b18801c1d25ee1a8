import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, migratedTemplate, openEmbedded, openServer } from '../src/kernel/db/index.ts';
import { databaseUrl, templateDatabase } from './postgres-server.ts';

type Engine = Database['engine'];

/**
 * Runs the same tests on the embedded engine and on PostgreSQL, each on a fresh migrated database
 * shared by the tests of the block. Tests make their own organisation (`builders.ts`) and so do not meet.
 */
export function describeOnEachEngine(title: string, tests: (database: () => Database) => void): void {
  const server = process.env.CARREAU_TEST_SERVER;
  const engines: [Engine, boolean][] = [
    ['embedded', true],
    ['server', Boolean(server)],
  ];
  for (const [engine, present] of engines) {
    describe.runIf(present)(`${title} (${engine})`, () => {
      let database: Database | undefined;
      let drop = async () => {};
      beforeAll(async () => {
        const opened =
          engine === 'embedded' ? { database: await openCopy(), drop } : await openTestDatabase(server ?? '');
        database = opened.database;
        drop = opened.drop;
      });
      afterAll(async () => {
        await database?.close();
        await drop();
      });
      tests(() => {
        if (!database) throw new Error('the database is open only while tests run');
        return database;
      });
    });
  }
}

const openCopy = async (): Promise<Database> => openEmbedded({ template: await migratedTemplate() });

async function openTestDatabase(url: string): Promise<{ database: Database; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `create database ${name} template ${templateDatabase}`);
  return {
    database: await openServer(databaseUrl(url, name)),
    drop: () => administer(url, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
