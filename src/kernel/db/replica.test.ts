import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, databaseUrl, startCluster, startReplica } from '../../../test/postgres-server.ts';
import { readConfig } from '../config.ts';
import { diagnose } from '../diagnose.ts';
import { addProbes } from '../observe/probes.ts';
import { type Database, openServer } from './database.ts';
import { keepWhileUnchanged, readStanding, standsAs } from './keep-while-unchanged.ts';
import { openReplica, type Replica, type ReplicaState } from './replica.ts';

/** A server where nothing else is written, and a streaming replica of it that is told to stand still or go on. */
interface Servers {
  clusters: { primary: Cluster; replica: Cluster };
  primary: Database;
  onReplica: Database;
  replica: Replica;
  told: ReplicaState['status'][];
}

describe.runIf(process.env.CARREAU_TEST_SERVER)('a replica', () => {
  let servers: Servers | undefined;
  beforeAll(async () => {
    servers = await startServers();
  });
  afterAll(async () => {
    await servers?.replica.close();
    await servers?.onReplica.close();
    await servers?.primary.close();
    servers?.clusters.replica.stop();
    servers?.clusters.primary.stop();
  });
  const open = (): Servers => {
    if (!servers) throw new Error('servers are there only while tests run');
    return servers;
  };

  test('follows, and is read', async () => {
    const { primary, replica } = open();
    await sql`insert into read_there values ('before')`.execute(primary.db);

    await until('following');

    expect(await words()).toEqual(['before']);
    expect((await sql`select pg_is_in_recovery() as replays`.execute(replica.db)).rows).toEqual([{ replays: true }]);
  });

  test('that stands still is late once the primary has written, and no sooner', async () => {
    const { primary } = open();
    await stand(true);
    const before = await open().replica.look();

    await sql`insert into read_there values ('during')`.execute(primary.db);
    const soon = await open().replica.look();
    await until('late');

    expect([before.status, soon.status]).toEqual(['following', 'following']);
    expect(open().replica.state().lag).toBeGreaterThan(longest / 1000);
    expect(await words()).toEqual(['before']);
    await stand(false);
    await until('following');
    expect(await words()).toEqual(['before', 'during']);
  });

  test('what is made of a replica that is behind is made again once it has replayed', async () => {
    const { primary, replica } = open();
    const read = keepWhileUnchanged(words, () => '');
    await stand(true);
    await sql`insert into read_there values ('behind')`.execute(primary.db);
    const early = await read(replica);
    const [kept, again] = [await readStanding(replica.db), await readStanding(replica.db)];

    await stand(false);
    await expect.poll(() => words()).toContain('behind');

    expect([early.includes('behind'), standsAs(kept, again)]).toEqual([false, true]);
    expect(await read(replica)).toContain('behind');
  });

  test('what it cannot do, the primary does: writes, transactions', async () => {
    const { primary, replica } = open();
    await sql`insert into read_there values ('written')`.execute(replica.db);
    const inside = replica.db.transaction().execute((tx) => sql`select pg_is_in_recovery() as replays`.execute(tx));

    expect((await inside).rows).toEqual([{ replays: false }]);
    expect((await sql`select from read_there where word = 'written'`.execute(primary.db)).rows).toHaveLength(1);
    await expect(sql`select nothing from nowhere`.execute(replica.db)).rejects.toMatchObject({ code: '42P01' });
  });

  test('that goes away leaves its readers to the primary, keeps nothing of it, and is read again when it is back', async () => {
    const { clusters, replica } = open();
    clusters.replica.halt('immediate');

    expect(await words()).toContain('written');
    expect(standsAs(await readStanding(replica.db), await readStanding(replica.db))).toBe(false);
    await until('away');
    clusters.replica.start();
    await until('following');

    expect(open().told.slice(-2)).toEqual(['away', 'following']);
  });

  test('is no replica where it is the primary itself, or another database', async () => {
    const { clusters, primary } = open();
    const there = { primaryUrl: clusters.primary.url };
    const itself = openReplica({ ...there, url: clusters.primary.url }, { primary: primary.db });
    const another = openReplica(
      { ...there, url: databaseUrl(clusters.replica.url, 'template1') },
      { primary: primary.db },
    );

    const found = [await itself.look(), await another.look()];
    await itself.close();
    await another.close();
    expect(found.map(({ status }) => status)).toEqual(['stranger', 'stranger']);
  });

  test('is told by the doctor, and to whoever watches', async () => {
    const { clusters, primary, replica } = open();
    const app = fastify();
    addProbes(app, { metricsToken: undefined }, { database: primary, replica });
    const doctor = async (url: string) => {
      const config = readConfig({ DATABASE_URL: clusters.primary.url, DATABASE_READ_URL: url, CARREAU_PORT: '0' });
      return (await diagnose(config)).find(({ code }) => code === 'replica');
    };

    const { body } = await app.inject('/metrics');

    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ok', replica: 'following' });
    expect(body).toContain('carreau_replica_following 1');
    expect(body).toMatch(/carreau_replica_lag_seconds \d/);
    expect(await doctor(clusters.replica.url)).toEqual({
      ...{ code: 'replica', ok: true, sentence: 'Le réplica suit la base' },
    });
    expect(await doctor(clusters.primary.url)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/n’est pas/),
    });
    expect(await doctor('postgresql://localhost:9/away')).toMatchObject({
      ...{ ok: false, sentence: expect.stringMatching(/ne répond pas/) },
    });
  });

  const words = async (): Promise<string[]> => {
    const { rows } = await sql<{ word: string }>`select word from read_there order by word`.execute(open().replica.db);
    return rows.map(({ word }) => word);
  };

  const stand = async (still: boolean) => {
    const verb = sql.raw(still ? 'pause' : 'resume');
    await sql`select pg_wal_replay_${verb}()`.execute(open().onReplica.db);
    if (!still) return;
    const state = sql<{ state: string }>`select pg_get_wal_replay_pause_state() as state`;
    await expect.poll(async () => (await state.execute(open().onReplica.db)).rows[0]?.state).toBe('paused');
  };

  const until = (status: ReplicaState['status']) =>
    expect.poll(async () => (await open().replica.look()).status, { timeout: 20_000 }).toBe(status);
});

/** Told in place of the usual one, in milliseconds, so that nobody waits for long. */
const longest = 1_000;

async function startServers(): Promise<Servers | undefined> {
  const ofPrimary = startCluster({});
  const ofReplica = ofPrimary && startReplica(ofPrimary.url);
  if (!ofReplica) return undefined;
  const [url, primaryUrl] = [ofReplica.url, ofPrimary.url];
  const primary = await openServer(primaryUrl);
  await primary.exec('create sequence content_change; create table read_there (word text)');
  const told: ReplicaState['status'][] = [];
  const changed = ({ status }: ReplicaState) => void told.push(status);
  const replica = openReplica({ url, primaryUrl }, { primary: primary.db, changed, longest });
  const clusters = { primary: ofPrimary, replica: ofReplica };
  return { clusters, primary, onReplica: await openServer(url), replica, told };
}
