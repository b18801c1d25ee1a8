import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { readAddress } from '../../kernel/outside/ask-outside.ts';
import type { Outside } from './ask-source.ts';
import { closeSecrets } from './close-secrets.ts';
import {
  type Connector,
  changeConnector,
  deleteConnector,
  findConnector,
  insertConnector,
  listRuns,
} from './connector.sql.ts';
import { type ConnectorInput, connectorInput } from './connector.ts';
import { decideDifferences, listDifferences, lockDifferences } from './difference.sql.ts';
import { readConnector } from './read-connector.ts';
import { sourceKinds } from './source-kinds.ts';
import { listGone } from './subject.sql.ts';

const about = ({ id, organisationId }: Pick<Connector, 'id' | 'organisationId'>) => ({
  ...{ organisationId, objectKind: 'connector', objectId: id },
});

/** Declares a source, which is read at the next round of the jobs with the rights of who declares it. */
export async function declareConnector(context: Context, input: ConnectorInput, outside: Outside): Promise<string> {
  authorise(context.actor, 'connector.keep', input);
  const given = parseInput(connectorInput, input);
  readAddress(given.address, outside.innerHosts);
  const kind = sourceKinds[given.kind];
  const settings = closeSecrets(kind, kind.readSettings(given.settings), outside.seal);
  const now = context.effects.now();
  const stopped = kind.lacks(settings);
  return context.db.transaction().execute(async (tx) => {
    const id = await insertConnector(tx, {
      ...{ ...given, settings, stopped, nextAt: stopped ? null : now },
      ...{ ownerId: personOf(context).id, createdAt: now },
    });
    const after = { name: given.name, address: given.address };
    await recordChange(tx, context, { ...about({ ...given, id }), verb: 'connector.declare', after });
    return id;
  });
}

/** Keeps what a person tries of a source, which is not read until they say that it is well understood. */
export async function tryOutConnector(context: Context, id: string, given: object): Promise<void> {
  const connector = await findKept(context, id);
  const settings = sourceKinds[connector.kind].readSettings({ ...connector.settings, ...given });
  const stopped = 'Ses colonnes sont en train d’être comprises : elle sera lue quand vous direz de la suivre.';
  await changeConnector(context.db, id, { settings, nextAt: null, stopped });
}

/** Says what a source could not be read without, beside what it has; the next round of the jobs reads it. */
export async function setUpConnector(context: Context, id: string, given: object): Promise<void> {
  const connector = await findKept(context, id);
  const kind = sourceKinds[connector.kind];
  const settings = kind.readSettings({ ...connector.settings, ...given });
  refuseLacking(kind.lacks(settings));
  await context.db.transaction().execute(async (tx) => {
    const nextAt = context.effects.now();
    await changeConnector(tx, id, { settings, nextAt, stopped: null, failures: 0, etag: null, lastModified: null });
    await recordChange(tx, context, { ...about(connector), verb: 'connector.set_up' });
  });
}

const [shownRuns, shownDifferences, shownGone] = [50, 200, 200];

/** A source with what became of its readings and what waits for a choice. */
export async function readConnectorPage(context: Context, id: string) {
  const connector = await findKept(context, id);
  const { db } = context;
  return {
    connector,
    runs: await listRuns(db, id, shownRuns),
    differences: await listDifferences(db, id, shownDifferences),
    gone: await listGone(db, id, shownGone),
    lacks: sourceKinds[connector.kind].lacks(connector.settings),
  };
}

/** A source, for who keeps it. */
export async function findKept({ db, actor }: Context, id: string): Promise<Connector> {
  const connector = isId(id) ? await findConnector(db, id) : undefined;
  if (!connector) throw missing('Cette source');
  authorise(actor, 'connector.keep', connector);
  return connector;
}

/** Reads a source at once, whole even where its server would say that nothing changed; one that was stopped goes on. */
export async function readNow(context: Context, id: string, outside: Outside) {
  const connector = await findKept(context, id);
  refuseLacking(sourceKinds[connector.kind].lacks(connector.settings));
  return readConnector(context, { ...connector, etag: null, lastModified: null }, outside);
}

export async function stopConnector(context: Context, id: string): Promise<void> {
  const connector = await findKept(context, id);
  await context.db.transaction().execute(async (tx) => {
    await changeConnector(tx, id, { nextAt: null, stopped: `Arrêtée par ${personOf(context).name}.` });
    await recordChange(tx, context, { ...about(connector), verb: 'connector.stop' });
  });
}

/** Values that it brought stay. */
export async function removeConnector(context: Context, id: string): Promise<void> {
  const connector = await findKept(context, id);
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
 * Keeps what is ours, or takes what the source says, which then stands with the name of who chose. What somebody
 * changed since the source was read is not overwritten.
 */
export async function settleDifferences(
  context: Context,
  id: string,
  { ids, choice }: { ids: string[]; choice: 'ours' | 'theirs' },
): Promise<number> {
  const connector = await findKept(context, id);
  return context.db.transaction().execute(async (tx) => {
    const waiting = await lockDifferences(tx, id, ids.filter(isId));
    if (waiting.length === 0) throw nothingChosen();
    if (choice === 'theirs') await sourceKinds[connector.kind].accept(tx, { ...context, db: tx }, connector, waiting);
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

function refuseLacking(lacks: string | null): void {
  if (lacks) throw new DomainError('invalid', 'source_not_set_up', lacks);
}

const nothingChosen = () =>
  new DomainError('invalid', 'nothing_chosen', 'Cochez ce dont il s’agit : rien n’attend parmi ce qui a été envoyé.');
