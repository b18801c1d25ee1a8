import type { RawBuilder } from 'kysely';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { clauseOpens } from './audience-clause.rule.ts';
import {
  countStaged,
  type Exchange,
  insertExchange,
  isSeriesBusy,
  keepCounts,
  lockExchange,
  stageLines,
} from './exchange.sql.ts';
import { sendingInput, toldInput } from './exchange.ts';
import { matchesSelection } from './matches.sql.ts';
import { readExchange } from './read-exchanges.ts';
import { type Selection, selectionSchema } from './selection.ts';

/**
 * Writes in the register what is sent and to whom, as `sendingInput` reads it, and gathers the records: `makeFile` then
 * makes their file.
 */
export async function sendRecords(
  context: Context,
  input: Record<string, unknown> & { selection: unknown },
): Promise<{ id: string }> {
  const sending = parseInput(sendingInput, input);
  authorise(context.actor, 'exchange.send', sending);
  const filter = parseInput(selectionSchema, input.selection);
  if (!clauseOpens(sending.audience, sending.clause, sending.clauseReference)) throw notEntitled();
  const id = crypto.randomUUID();
  const seriesId = sending.kind === 'transmission' ? id : null;
  await gather(context, { ...sending, id, seriesId, filter });
  return { id };
}

/** The next transmission of a suite: what is new, changed or withdrawn since the last, to the same recipient. */
export async function sendChanges(context: Context, { id: of }: { id: string }): Promise<{ id: string }> {
  const last = await readExchange(context, of);
  authorise(context.actor, 'exchange.send', last);
  if (!last.seriesId) throw notASeries();
  const id = crypto.randomUUID();
  await gather(context, { ...last, id, askedOn: todayOf(context.effects) });
  return { id };
}

type Gathered = Pick<
  Exchange,
  'id' | 'organisationId' | 'seriesId' | 'body' | 'person' | 'email' | 'askedOn' | 'subject' | 'purpose'
> &
  Pick<Exchange, 'kind' | 'clause' | 'clauseReference' | 'audience' | 'format'> & { filter: Selection };

async function gather(context: Context, exchange: Gathered): Promise<void> {
  const matches = await matchesSelection(context.db, context.actor, exchange.filter, exchange.organisationId);
  await context.db.transaction().execute((tx) => write(tx, context, exchange, matches));
}

async function write(tx: Tx, context: Context, exchange: Gathered, matches: RawBuilder<unknown>): Promise<void> {
  const { id, organisationId, seriesId } = exchange;
  if (seriesId && seriesId !== id) {
    await lockExchange(tx, seriesId);
    if (await isSeriesBusy(tx, seriesId)) throw seriesBusy();
  }
  await insertExchange(tx, {
    ...{ id, organisationId, seriesId, kind: exchange.kind, body: exchange.body, person: exchange.person },
    ...{ email: exchange.email, askedOn: exchange.askedOn, subject: exchange.subject, purpose: exchange.purpose },
    ...{ clause: exchange.clause, clauseReference: exchange.clauseReference, audience: exchange.audience },
    ...{ format: exchange.format, filter: exchange.filter, state: 'preparing' as const, ...noCounts },
    ...{ sentOn: todayOf(context.effects), createdAt: context.effects.now() },
    createdBy: context.actor.person?.id ?? null,
  });
  await stageLines(tx, exchange, matches);
  const counts = await countStaged(tx, exchange);
  if (counts.rows + counts.withdrawn === 0) throw seriesId && seriesId !== id ? nothingChanged() : nothingToSend();
  await keepCounts(tx, id, counts);
  await recordChange(tx, context, {
    organisationId,
    verb: 'exchange.send',
    objectKind: 'exchange',
    objectId: id,
    after: {
      ...{ body: exchange.body, subject: exchange.subject, audience: exchange.audience, format: exchange.format },
      ...{ clause: exchange.clause, rows: counts.rows },
    },
  });
}

const noCounts = {
  ...{ rowCount: 0, taxonCount: 0, faunaCount: 0, floraCount: 0, addedCount: 0, changedCount: 0, withdrawnCount: 0 },
  generated: false,
};

/** What was sent by other means is told in the register, as `toldInput` reads it: it is counted and printed with the rest. */
export async function tellExchange(context: Context, input: Record<string, unknown>): Promise<{ id: string }> {
  const { faunaCount, floraCount, otherCount, taxonCount, ...told } = parseInput(toldInput, input);
  authorise(context.actor, 'exchange.send', told);
  const id = crypto.randomUUID();
  const counts = { ...noCounts, faunaCount, floraCount, taxonCount, rowCount: faunaCount + floraCount + otherCount };
  await context.db.transaction().execute(async (tx) => {
    await insertExchange(tx, {
      ...{ id, ...told, ...counts, kind: 'told', seriesId: null, audience: 'partner', format: 'csv', state: 'told' },
      ...{ filter: selectionSchema.parse({}), createdAt: context.effects.now() },
      createdBy: context.actor.person?.id ?? null,
    });
    const { body, subject, clause } = told;
    await recordChange(tx, context, {
      organisationId: told.organisationId,
      verb: 'exchange.tell',
      objectKind: 'exchange',
      objectId: id,
      after: { body, subject, clause, rows: counts.rowCount },
    });
  });
  return { id };
}

const notEntitled = () =>
  new DomainError(
    'invalid',
    'clause_opens_less',
    'Ce fondement ne permet pas d’envoyer à ce cercle. Choisissez le cercle « Tout public », ou citez la convention ou l’inventaire qui l’autorise.',
  );

const nothingToSend = () =>
  new DomainError(
    'invalid',
    'nothing_to_send',
    'Aucune donnée de cette sélection ne peut être envoyée à ce cercle. Élargissez la sélection, ou publiez le jeu de données.',
  );

const nothingChanged = () =>
  new DomainError(
    'invalid',
    'nothing_changed_since',
    'Rien n’est nouveau, modifié ni retiré depuis la dernière transmission. Rien n’est à envoyer.',
  );

const notASeries = () =>
  new DomainError(
    'invalid',
    'not_a_transmission',
    'Cet échange répond à une demande, il n’a pas de suite. Faites une première transmission à ce destinataire.',
  );

const seriesBusy = () =>
  new DomainError(
    'conflict',
    'transmission_in_progress',
    'La transmission précédente n’est pas terminée. Attendez son fichier, ou reprenez-la depuis sa page.',
  );
