import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite';

type BackendMessage = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number];

interface Prepared {
  name: string;
  /** Types of its parameters, by oid. */
  parameterTypes: number[];
  /** What a row of it looks like; the engine says it once. */
  row: BackendMessage[];
}

const mostKept = 300;
const longestKept = 20_000;
/** Tables grow, and nobody gathers statistics in the embedded engine: plans are made anew from time to time. */
const plansLast = 60_000;
const { serialize } = protocol;

/**
 * Statements that the engine has parsed and planned, kept by their text: reading and planning a statement costs the
 * embedded engine ten times what running most of them does. The least lately used is given back.
 */
export class PreparedStatements {
  readonly #database: PGlite;
  readonly #kept = new Map<string, Prepared>();
  #next = 1;
  #plannedAt = performance.now();

  private constructor(database: PGlite) {
    this.#database = database;
  }

  static async open(database: PGlite): Promise<PreparedStatements> {
    // Left to itself the engine plans anew each statement whose values might matter: dearer here than a plan for all.
    await database.exec('set plan_cache_mode = force_generic_plan');
    return new PreparedStatements(database);
  }

  run(text: string, parameters: readonly unknown[]) {
    return this.#database.runExclusive(async () => {
      this.#renewPlans();
      const statement = this.#kept.get(text) ?? (await this.#prepare(text));
      this.#keep(text, statement);
      const values = parameters.map((value, index) => this.#written(value, statement.parameterTypes[index] ?? 0));
      const answers = await this.#send(
        serialize.bind({ statement: statement.name, values }),
        serialize.execute({}),
        serialize.sync(),
      );
      if (!this.#database.isInTransaction()) await this.#database.syncToFs();
      const [result] = parse.parseResults([...statement.row, ...answers], this.#database.parsers);
      return result;
    });
  }

  /** To be called after a change of the schema: plans made before it no longer hold. */
  async forgetAll(): Promise<void> {
    this.#kept.clear();
    await this.#database.exec('deallocate all');
  }

  #renewPlans(): void {
    if (performance.now() - this.#plannedAt < plansLast) return;
    this.#plannedAt = performance.now();
    this.#database.execProtocolRawSync(serialize.query('discard plans'));
  }

  async #prepare(text: string): Promise<Prepared> {
    const name = text.length > longestKept ? '' : `s${this.#next++}`;
    const answers = await this.#send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    return {
      name,
      parameterTypes: parse.parseDescribeStatementResults(answers),
      row: answers.filter((answer) => answer.name === 'rowDescription'),
    };
  }

  #keep(text: string, statement: Prepared): void {
    if (statement.name === '') return;
    this.#kept.delete(text);
    this.#kept.set(text, statement);
    const [oldest] = this.#kept;
    if (this.#kept.size <= mostKept || !oldest) return;
    this.#kept.delete(oldest[0]);
    this.#database.execProtocolRawSync(
      joined([serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync()]),
    );
  }

  #written(value: unknown, type: number): string | Uint8Array | null {
    if (value === null || value === undefined) return null;
    // Bytes go as they are: PGlite would spell a file of 20 MB out digit by digit, in twelve seconds.
    if (value instanceof Uint8Array) return value;
    return this.#database.serializers[type]?.(value) ?? String(value);
  }

  /** Sends a round that ends with a sync, so that after an error the engine is ready for the next one. */
  async #send(...round: Uint8Array[]): Promise<BackendMessage[]> {
    const answers = await this.#database.execProtocol(joined(round), { syncToFs: false, throwOnError: false });
    const error = answers.messages.find((answer) => answer instanceof messages.DatabaseError);
    if (error) throw error;
    return answers.messages;
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
