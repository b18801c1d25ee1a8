import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { aServerDatabase } from '../../../test/databases.ts';
import { type Database, openEmbedded, openServer } from './database.ts';
import { moveToServer } from './move-to-server.ts';
import { migratedTemplate } from './open.ts';

describe('an embedded installation moved to a server', () => {
  let embedded: Database;
  const servers: Database[] = [];
  beforeAll(async () => {
    embedded = await openEmbedded({ template: await migratedTemplate() });
    await aPublishedEdition(embedded.db, anEdition());
    await sql`insert into taxref_version (version, filename, sha256, name_count, taxon_count, imported_at)
      values (17, 'taxref', '', 1, 1, now())`.execute(embedded.db);
    await sql`create table taxon_v17 partition of taxon for values in (17)`.execute(embedded.db);
    await sql`insert into taxon (version, cd_nom, cd_ref, rank, name, full_name, search)
      values (17, 351, 351, 'ES', 'Rana temporaria', ${'Rana "temporaria", (Linnæus, 1758)\u202f\\N'}, 'rana')`.execute(
      embedded.db,
    );
  });
  afterAll(async () => {
    for (const database of [embedded, ...servers]) await database.close();
  });

  async function anEmptyServer(context: { skip(condition: boolean, note: string): void }): Promise<Database> {
    const url = await aServerDatabase();
    context.skip(!url, 'no PostgreSQL here');
    const server = await openServer(url ?? '');
    servers.push(server);
    return server;
  }

  test('has every row of every table, partitions of TAXREF included', async (context) => {
    const server = await anEmptyServer(context);

    const moved = await moveToServer(embedded, server);

    const taxa = await server.db.selectFrom('taxon').select(['cdNom', 'fullName']).execute();
    expect(taxa).toEqual([{ cdNom: 351, fullName: 'Rana "temporaria", (Linnæus, 1758)\u202f\\N' }]);
    expect(moved.find(({ name }) => name === 'edition')).toEqual({ name: 'edition', rows: 1 });
    expect(moved.map(({ name }) => name)).not.toContain('migration');
  });

  test('goes on: numbers follow, and references are kept', async (context) => {
    const server = await anEmptyServer(context);
    await moveToServer(embedded, server);
    const enter = (who: string) =>
      server.run(`insert into audit_entry (at, person_id, verb, object_kind, object_id)
        values (now(), ${who}, 'test', 'test', '1') returning id::integer`);
    const { rows } = await embedded.run('select max(id)::integer as last from audit_entry');

    expect((await enter('null')).rows).toEqual([{ id: Number(rows[0]?.last) + 1 }]);
    await expect(enter('gen_random_uuid()')).rejects.toThrow('audit_entry_person_id_fkey');
  });

  test('is refused where somebody works already, whose rows stay', async (context) => {
    const server = await anEmptyServer(context);
    await server.run("insert into person (email, name) values ('here@example.org', 'Déjà là')");

    await expect(moveToServer(embedded, server)).rejects.toThrow('contient déjà une installation');

    expect((await server.run('select name from person')).rows).toEqual([{ name: 'Déjà là' }]);
  });

  test('is taken back whole where a row is not the same over there', async (context) => {
    const server = await anEmptyServer(context);
    await server.exec('alter table taxref_version alter imported_at type timestamptz(0)');

    await expect(moveToServer(embedded, server)).rejects.toThrow('La table taxref_version n’est pas la même');

    expect((await server.run('select count(*)::integer as rows from organisation')).rows).toEqual([{ rows: 0 }]);
  });
});
