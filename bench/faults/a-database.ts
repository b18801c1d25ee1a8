import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  type Cluster,
  createDatabase,
  makeTemplate,
  startCluster,
  templateDatabase,
} from '../../test/postgres-server.ts';

/** A PostgreSQL as an authority has it: what it acknowledges is on the disk. */
export async function aServer(folder?: string): Promise<Cluster | undefined> {
  const cluster = startCluster({ fsync: 'on', full_page_writes: 'on' }, folder);
  if (cluster) await makeTemplate(cluster.url);
  return cluster;
}

/** A new, migrated database of it. */
export const aDatabase = ({ url }: Cluster): Promise<string> =>
  createDatabase(url, `faults_${randomUUID().replaceAll('-', '')}`, templateDatabase);

export async function asked(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end().catch(() => {});
  return rows;
}
