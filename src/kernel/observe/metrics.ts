import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database, Replica } from '../db/index.ts';

export interface Metrics {
  /** One answer: how long it took, in seconds. */
  answered(kind: string, method: string, status: number, seconds: number): void;
  /** All of them, in the text format of Prometheus. */
  print(): Promise<string>;
  readonly contentType: string;
}

/** What Prometheus reads of a running Carreau: answers, connections to the database, and the process itself. */
export function openMetrics({ connections }: Pick<Database, 'connections'>, replica?: Replica): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'carreau_http_request_duration_seconds',
    help: 'Time to answer a request, by kind of address, method and status.',
    labelNames: ['kind', 'method', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  if (connections) addConnections(registry, connections);
  if (replica) addReplica(registry, replica);
  return {
    answered: (kind, method, status, seconds) => answers.observe({ kind, method, status }, seconds),
    print: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function addConnections(registry: Registry, connections: NonNullable<Database['connections']>): void {
  new Gauge({
    name: 'carreau_database_connections',
    help: 'Connections to PostgreSQL: in use, idle, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
    },
  });
}

function addReplica(registry: Registry, replica: Replica): void {
  new Gauge({
    name: 'carreau_replica_following',
    help: 'Whether visitors read the replica: 1, or 0 where the primary answers in its place.',
    registers: [registry],
    collect() {
      this.set(replica.state().status === 'following' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'carreau_replica_lag_seconds',
    help: 'For how long the replica has lacked something that the primary was seen to have.',
    registers: [registry],
    collect() {
      this.set(replica.state().lag);
    },
  });
}

/** The kind of an address: few of them, so that what is measured stays small. */
export function kindOfAddress(url: string): 'asset' | 'tile' | 'api' | 'ogc' | 'data' | 'page' {
  const path = url.split('?')[0] ?? '';
  if (path.startsWith('/assets/')) return 'asset';
  if (path.includes('/tuiles/') || path.includes('/tiles/')) return 'tile';
  if (path.startsWith('/api')) return 'api';
  if (path.startsWith('/ogc')) return 'ogc';
  return path.endsWith('.data') ? 'data' : 'page';
}
