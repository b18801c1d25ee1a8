import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, migratedTemplate, openEmbedded, openServer } from '../src/kernel/db/index.ts';
import { createDatabase, templateDatabase } from './postgres-server.ts';

type Engine = Database['engine'];

/** One database of each engine for all the files of a process: to open one takes seconds. */
declare global {
  var testDatabases: Map<Engine, Promise<Database>> | undefined;
}

/**
 * Runs the same tests on the embedded engine and on PostgreSQL, on a migrated database that the files of a process
 * share. Tests make their own organisation (`builders.ts`) and so do not meet.
 */
export const describeOnEachEngine = (title: string, tests: Tests): void => onEachEngine(title, tests, false);

/** The same in an installation of their own, for what one has only once: versions of TAXREF, the national geography. */
export const describeAloneOnEachEngine = (title: string, tests: Tests): void => onEachEngine(title, tests, true);

/**
 * The same on one engine: PostgreSQL where it is, the embedded one elsewhere. For what walks every route as every role,
 * whose statements are tried on both engines where they are written.
 */
export const describeAloneOnOneEngine = (title: string, tests: Tests): void =>
  onEngines([process.env.CARREAU_TEST_SERVER ? 'server' : 'embedded'], title, tests, true);

/** For what holds while nothing is written anywhere on a server, which serves other tests too: it is tried again. */
export const whileNobodyWrites = { retry: 5 };

type Tests = (database: () => Database) => void;

const onEachEngine = (title: string, tests: Tests, alone: boolean): void =>
  onEngines(['embedded', 'server'], title, tests, alone);

function onEngines(engines: Engine[], title: string, tests: Tests, alone: boolean): void {
  for (const engine of engines) {
    const present = engine === 'embedded' || Boolean(process.env.CARREAU_TEST_SERVER);
    describe.runIf(present)(`${title} (${engine})`, () => {
      let database: Database | undefined;
      beforeAll(async () => {
        database = await (alone ? open(engine) : shared(engine));
      });
      afterAll(async () => {
        if (alone) await database?.close();
      });
      tests(() => {
        if (!database) throw new Error('the database is open only while tests run');
        return database;
      });
    });
  }
}

function shared(engine: Engine): Promise<Database> {
  globalThis.testDatabases ??= new Map();
  const kept = globalThis.testDatabases.get(engine) ?? open(engine);
  globalThis.testDatabases.set(engine, kept);
  return kept;
}

const open = (engine: Engine): Promise<Database> => (engine === 'embedded' ? openCopy() : openTestDatabase());

const openCopy = async (): Promise<Database> => openEmbedded({ template: await migratedTemplate() });

const openTestDatabase = async (): Promise<Database> => openServer((await aServerDatabase()) ?? '');

/**
 * The address of a migrated database of PostgreSQL, undefined where there is no server. Dropped with the whole server,
 * which lives as long as the run (`global-setup.ts`).
 */
export const aServerDatabase = (): Promise<string | undefined> => aDatabaseFrom(templateDatabase);

/** The same, with nothing in it. */
export const anEmptyServerDatabase = (): Promise<string | undefined> => aDatabaseFrom();

async function aDatabaseFrom(template?: string): Promise<string | undefined> {
  const url = process.env.CARREAU_TEST_SERVER;
  return url && createDatabase(url, `test_${randomUUID().replaceAll('-', '')}`, template);
}
