import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { databaseUrl } from '../../../test/postgres-server.ts';
import { inspectServer } from './inspect-server.ts';

const server = process.env.CARREAU_TEST_SERVER;

describe.runIf(server)('what stands at the address of a server', () => {
  test('tells which extensions an account may not create, and none that are there', async () => {
    const name = `inspected_${process.pid}`;
    const address = databaseUrl(server ?? '', name);
    await run(server ?? '', `create role ${name} login`, `create database ${name} owner ${name}`);
    const asOwner = address.replace('//postgres@', `//${name}@`);

    const before = await inspectServer(asOwner);
    await run(address, 'create extension postgis');
    const after = await inspectServer(asOwner);

    expect(before.extensionsToCreate).toEqual(['postgis']);
    expect(after.extensionsToCreate).toEqual([]);
  });

  test('tells whether an account may keep the schema of jobs', async () => {
    const name = `jobs_${process.pid}`;
    const address = databaseUrl(server ?? '', name);
    await run(server ?? '', `create role ${name} login`, `create database ${name}`);
    const asGuest = address.replace('//postgres@', `//${name}@`);

    const before = await inspectServer(asGuest);
    await run(address, `grant create on database ${name} to ${name}`);
    const after = await inspectServer(asGuest);

    expect([before.keepsJobs, after.keepsJobs]).toEqual([false, true]);
  });
});

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
