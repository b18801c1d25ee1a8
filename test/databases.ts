import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, migratedTemplate, openEmbedded, openServer } from '../src/kernel/db/index.ts';
import { createDatabase, templateDatabase } from './postgres-server.ts';

type Engine = Database['engine'];

/** One database of each engine for all the files of a process: to open one takes seconds. */
declare global {
  var testDatabases: Map<Engine, Promise<Database>> | undefined;
  var lonelyDatabase: { database: Database; tables: string[] } | undefined;
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
        database = await (alone ? lonely(engine) : shared(engine));
      });
      afterAll(async () => {
        if (alone && engine === 'server') await database?.close();
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

/**
 * An embedded engine takes four seconds of a processor to open: whoever is alone with one has the former's, emptied, or
 * another where a test has ended it.
 */
async function lonely(engine: Engine): Promise<Database> {
  if (engine === 'server') return open(engine);
  const former = globalThis.lonelyDatabase;
  const again = former && (await emptied(former).catch(() => undefined));
  const database = again ?? (await open(engine));
  globalThis.lonelyDatabase = { database, tables: again ? (former?.tables ?? []) : await tablesOf(database) };
  return database;
}

/** As migrations leave it: they write no row but their own. Whoever kept what they read of it meets a new one. */
async function emptied({ database, tables }: { database: Database; tables: string[] }): Promise<Database> {
  const added = (await tablesOf(database)).filter((name) => !tables.includes(name));
  await database.exec(`
    drop schema if exists pgboss cascade;
    ${added.map((name) => `drop table if exists ${name} cascade;`).join('\n')}
    do $$ declare filled text[] := '{}'; is_filled boolean; name text; begin
      foreach name in array string_to_array('${tables}', ',') loop
        execute format('select exists (select from %s)', name) into is_filled;
        if is_filled then filled := filled || name; end if;
      end loop;
      if filled <> '{}' then execute format('truncate %s restart identity cascade', array_to_string(filled, ', ')); end if;
    end $$;
  `);
  return { ...database, db: database.db.withTables() };
}

/** All but what migrations write, and PostGIS's systems of coordinates. */
async function tablesOf(database: Database): Promise<string[]> {
  const { rows } = await database.run(`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('migration', 'spatial_ref_sys')
  `);
  return rows.map(({ name }) => String(name));
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
