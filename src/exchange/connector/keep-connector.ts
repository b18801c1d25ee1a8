import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { writeValues } from '../../indicator/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { readAddress } from '../../kernel/outside/ask-outside.ts';
import {
  type Connector,
  changeConnector,
  decideDifferences,
  deleteConnector,
  findConnector,
  insertConnector,
  listDifferences,
  listRuns,
  lockDifferences,
} from './connector.sql.ts';
import { type ConnectorInput, connectorInput } from './connector.ts';
import { type Outside, readConnector } from './read-connector.ts';

const about = ({ id, organisationId }: Pick<Connector, 'id' | 'organisationId'>) => ({
  ...{ organisationId, objectKind: 'connector', objectId: id },
});

/** Declares a source, which is read at the next round of the jobs with the rights of who declares it. */
export async function declareConnector(context: Context, input: ConnectorInput, outside: Outside): Promise<string> {
  authorise(context.actor, 'connector.keep', input);
  const { communeColumn, periodColumn, valueColumn, ...given } = parseInput(connectorInput, input);
  readAddress(given.address, outside.innerHosts);
  const now = context.effects.now();
  return context.db.transaction().execute(async (tx) => {
    const columns = { commune: communeColumn, period: periodColumn, value: valueColumn };
    const declared = { ...given, columns, ownerId: personOf(context).id, createdAt: now, nextAt: now };
    const id = await insertConnector(tx, declared);
    const after = { name: given.name, address: given.address };
    await recordChange(tx, context, { ...about({ ...given, id }), verb: 'connector.declare', after });
    return id;
  });
}

const [shownRuns, shownDifferences] = [50, 200];

/** A source with what became of its readings and what waits for a choice. */
export async function readConnectorPage(context: Context, id: string) {
  const connector = await mine(context, id);
  const { db } = context;
  return {
    connector,
    runs: await listRuns(db, id, shownRuns),
    differences: await listDifferences(db, id, shownDifferences),
  };
}

async function mine({ db, actor }: Context, id: string): Promise<Connector> {
  const connector = isId(id) ? await findConnector(db, id) : undefined;
  if (!connector) throw missing('Cette source');
  authorise(actor, 'connector.keep', connector);
  return connector;
}

/** Reads a source at once, whole even where its server would say that nothing changed; one that was stopped goes on. */
export async function readNow(context: Context, id: string, outside: Outside) {
  const connector = await mine(context, id);
  return readConnector(context, { ...connector, etag: null, lastModified: null }, outside);
}

export async function stopConnector(context: Context, id: string): Promise<void> {
  const connector = await mine(context, id);
  await context.db.transaction().execute(async (tx) => {
    await changeConnector(tx, id, { nextAt: null, stopped: `Arrêtée par ${personOf(context).name}.` });
    await recordChange(tx, context, { ...about(connector), verb: 'connector.stop' });
  });
}

/** Values that it brought stay. */
export async function removeConnector(context: Context, id: string): Promise<void> {
  const connector = await mine(context, id);
  await context.db.transaction().execute(async (tx) => {
    await recordChange(tx, context, {
      ...about(connector),
      verb: 'connector.remove',
      before: { name: connector.name },
    });
    await deleteConnector(tx, id);
  });
}

/**
 * Keeps our values, or takes those of the source, which then replace ours with the name of who chose. One that somebody
 * changed since the source was read is not overwritten.
 */
export async function settleDifferences(
  context: Context,
  id: string,
  { ids, choice }: { ids: string[]; choice: 'ours' | 'theirs' },
): Promise<number> {
  const connector = await mine(context, id);
  const { organisationId, name } = connector;
  return context.db.transaction().execute(async (tx) => {
    const waiting = await lockDifferences(tx, id, ids.filter(isId));
    if (waiting.length === 0) throw nothingChosen();
    if (choice === 'theirs') {
      const values = waiting.map(({ offered }) => offered);
      await writeValues(tx, context, { organisationId, values, reason: `Repris de la source « ${name} »` });
    }
    const decided = { choice, decidedBy: personOf(context).id, decidedAt: context.effects.now() };
    await decideDifferences(
      tx,
      waiting.map((each) => each.id),
      decided,
    );
    const values = waiting.map(({ label }) => label);
    await recordChange(tx, context, { ...about(connector), verb: 'connector.settle', after: { choice, values } });
    return waiting.length;
  });
}

const nothingChosen = () =>
  new DomainError('invalid', 'nothing_chosen', 'Cochez les valeurs dont il s’agit : aucune n’attend parmi celles-ci.');
