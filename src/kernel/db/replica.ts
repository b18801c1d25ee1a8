import type pg from 'pg';
import { type Db, kysely } from './database.ts';
import { tellPrimary } from './primary-of.ts';
import { readingPool } from './reading-pool.ts';
import { dialectOf, serverPool } from './server.ts';

/** A copy of the primary that PostgreSQL keeps up by itself, where visitors read. */
export interface Replica {
  /** For reading: whatever the replica cannot answer, the primary does. */
  readonly db: Db;
  state(): ReplicaState;
  /** Looks now, as is done each second. */
  look(): Promise<ReplicaState>;
  close(): Promise<void>;
}

export interface ReplicaState {
  /** Read while it follows; `stranger` is no replica of this primary. */
  status: 'following' | 'late' | 'away' | 'stranger';
  /** For how long it has lacked something that the primary was seen to have, in seconds. */
  lag: number;
}

/** Beyond this, in milliseconds, visitors read the primary. */
export const longestLag = 5_000;

const betweenLooks = 1_000;
/** A replica that does not answer is not waited for: there is the primary. */
const limits = { connectionTimeoutMillis: 1_000 };

interface Watched {
  primary: Db;
  /** Told whenever it begins or ceases to follow. */
  changed?: (state: ReplicaState) => void;
  longest?: number;
}

export function openReplica(
  { url, primaryUrl }: { url: string; primaryUrl: string },
  { primary, changed = () => {}, longest = longestLag }: Watched,
): Replica {
  const pools = {
    replica: serverPool(url, { ...limits, query_timeout: 30_000 }),
    primary: serverPool(primaryUrl, limits),
  };
  const db = kysely(dialectOf(readingPool(pools.replica, pools.primary)));
  tellPrimary(db, primary);
  const lateness = new Lateness(longest);
  let told: ReplicaState['status'] = 'away';
  const look = async () => {
    const at = performance.now();
    const [ofPrimary, ofReplica] = await Promise.all([seen(pools.primary), seen(pools.replica)]);
    lateness.saw({ at, primary: ofPrimary, replica: ofReplica });
    const state = lateness.state();
    if (state.status !== told) changed(state);
    told = state.status;
    return state;
  };
  let looking: Promise<unknown> = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, betweenLooks).unref();
  return {
    db,
    state: () => lateness.state(),
    look,
    close: async () => {
      clearInterval(timer);
      await looking;
      await Promise.all([pools.replica.end(), pools.primary.end()]);
    },
  };
}

interface Server {
  /** The same for a primary and its replicas. */
  installation: string;
  replays: boolean;
  /** How far its log is written, or replayed. */
  place: string;
}

async function seen(pool: pg.Pool): Promise<Server | undefined> {
  const text = `
    select (select system_identifier from pg_control_system()) || '/' || current_database() as installation,
      pg_is_in_recovery() as replays,
      (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end - '0/0')::text as place`;
  // A copy of an object: the driver writes in it, and its types forget this limit.
  const asked: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: 2_000 };
  return pool.query<Server>(asked).then(
    ({ rows }) => rows[0],
    () => undefined,
  );
}

/** A place of the primary's log: all that was acknowledged before this instant stands before it. */
interface Awaited {
  at: number;
  place: bigint;
}

/** Places that a replica which stands still has yet to reach; beyond, every other one is forgotten. */
const mostAwaited = 120;

/**
 * How far the replica is behind, by the clock of this process alone: the places that the primary's log was seen to reach,
 * less those that the replica has replayed. A primary at rest makes no replica late, nor do two machines whose clocks differ.
 */
class Lateness {
  readonly #longest: number;
  #awaited: Awaited[] = [];
  #primary: Server | undefined;
  #replica: Server | undefined;
  #hasReached = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  saw({ at, primary, replica }: { at: number; primary: Server | undefined; replica: Server | undefined }): void {
    // While the primary is away nothing new is acknowledged: what it was seen to have is all there is to await.
    this.#primary = primary ?? this.#primary;
    this.#replica = replica;
    if (primary && this.#awaited.at(-1)?.place !== BigInt(primary.place))
      this.#awaited.push({ at, place: BigInt(primary.place) });
    if (this.#awaited.length > mostAwaited) this.#awaited = this.#awaited.filter((_, index) => index % 2 === 0);
    if (!replica) return;
    const still = this.#awaited.filter(({ place }) => place > BigInt(replica.place));
    this.#hasReached ||= still.length < this.#awaited.length;
    this.#awaited = still;
  }

  state(): ReplicaState {
    const [first] = this.#awaited;
    const lag = first ? (performance.now() - first.at) / 1000 : 0;
    const [primary, replica] = [this.#primary, this.#replica];
    if (!primary || !replica) return { status: 'away', lag };
    if (!replica.replays || primary.replays || replica.installation !== primary.installation)
      return { status: 'stranger', lag };
    return { status: this.#hasReached && lag * 1000 <= this.#longest ? 'following' : 'late', lag };
  }
}
