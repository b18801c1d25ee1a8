import { z } from 'zod';
import {
  authorise,
  type Context,
  keepRefused,
  listMembersOf,
  may,
  noteReadings,
  organisationsWhere,
  recordChange,
} from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { searchForm } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { formValues, formWords, schemaOf } from '../../watch/kept/form-field.ts';
import { eraseFromTexts, eraseLine } from './erase.sql.ts';
import { patternOfName } from './name-pattern.rule.ts';
import { findObserver, isObserverKnown, type ObserverRow, searchObservers, updateObserver } from './observer.sql.ts';
import { observerParts, type Shown } from './observer-form.ts';

export const observersOnPage = 100;

/** Observers of the organisations where who asks answers for personal data. */
export async function listObservers(context: Context, asked: { text: string; shown: Shown | null; page: number }) {
  const organisationIds = organisationsWhere(context.actor, 'observer.read');
  if (organisationIds.length === 0) authorise(context.actor, 'observer.read', { organisationId: '' });
  const offset = (asked.page - 1) * observersOnPage;
  const which = { form: searchForm(asked.text), shown: asked.shown };
  const found = await searchObservers(context.db, organisationIds, which, { limit: observersOnPage, offset });
  await noteReadings(context, 'observers', found.observers);
  return found;
}

export async function readObserver(context: Context, id: string) {
  const observer = await knownObserver(context, id);
  authorise(context.actor, 'observer.read', observer);
  const parts = await partsFor(context, observer);
  return {
    ...{ observer, parts, values: formValues(parts, { ...observer }) },
    mayEdit: may(context.actor, 'observer.edit', observer) && observer.erasedAt === null,
    mayErase: may(context.actor, 'observer.erase', observer) && observer.erasedAt === null,
  };
}

/** Somebody of that number; a visitor is told to sign in rather than whether there is one. */
export async function knownObserver(context: Context, id: string): Promise<ObserverRow> {
  const observer = isId(id) ? await findObserver(context.db, id) : undefined;
  if (observer) return observer;
  if (!context.actor.person) authorise(context.actor, 'observer.read', { organisationId: '' });
  throw missing('Cet observateur');
}

async function partsFor({ db }: Context, { organisationId }: ObserverRow) {
  const members = await listMembersOf(db, organisationId);
  return observerParts(
    Object.fromEntries(members.filter(({ disabled }) => !disabled).map(({ id, name }) => [id, name])),
  );
}

const said = z.object({
  ...{ name: z.string(), body: z.string(), shown: z.enum(['name', 'pseudonym', 'hidden']), pseudonym: z.string() },
  agreedOn: z.string().nullable(),
  personId: z.string().transform((id) => id || null),
});

/** How an observer is named and shown. Their name is shown once they agreed, on a day that is told. */
export async function saveObserver(context: Context, id: string, typed: FormValues): Promise<void> {
  const observer = await knownObserver(context, id);
  authorise(context.actor, 'observer.edit', observer);
  const parts = await partsFor(context, observer);
  const values = said.parse(parseInput(schemaOf(parts), typed));
  if (values.shown === 'name' && !values.agreedOn) throw agreementNeeded();
  const search = searchForm(values.name);
  if (await isObserverKnown(context.db, observer, { search, body: values.body })) throw alreadyKnown(values.name);
  const saved = await context.db.transaction().execute(async (tx) => {
    if (!(await updateObserver(tx, observer, Number(typed.version), { ...values, search }))) return false;
    const { organisationId } = observer;
    const [before, after] = [{ ...observer }, values].map((each) => formWords(parts, formValues(parts, each)));
    await recordChange(tx, context, {
      ...{ organisationId, verb: 'observer.change', objectKind: 'observer', objectId: id },
      ...{ before, after },
    });
    return true;
  });
  if (!saved) throw await refuseStale(context, id, typed);
}

async function refuseStale(context: Context, id: string, typed: FormValues): Promise<DomainError> {
  const current = await findObserver(context.db, id);
  if (!current || current.erasedAt) return missing('Cet observateur');
  const parts = await partsFor(context, current);
  const values = formValues(parts, { ...current });
  const sentence = await keepRefused(context, {
    ...{
      organisationId: current.organisationId,
      verb: 'observer.change_refused',
      objectKind: 'observer',
      objectId: id,
    },
    ...{ name: 'cet observateur', current: formWords(parts, values), typed: formWords(parts, typed) },
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, { version: current.version, current: values });
}

/**
 * Erases somebody: the name goes from the list, from the texts of records and visits, from what imports kept and from the
 * words of the journal. Their records stay, under « Observateur effacé ». An account is not erased here.
 */
export async function eraseObserver(context: Context, id: string, confirmed: string): Promise<{ texts: number }> {
  const observer = await knownObserver(context, id);
  authorise(context.actor, 'observer.erase', observer);
  if (observer.erasedAt) throw missing('Cet observateur');
  if (searchForm(confirmed) !== searchForm(observer.name)) throw notConfirmed();
  const { organisationId, name } = observer;
  const erased = { organisationId, id, at: context.effects.now() };
  return context.db.transaction().execute(async (tx) => {
    await eraseLine(tx, erased);
    const texts = await eraseFromTexts(tx, erased, patternOfName(name));
    await recordChange(tx, context, { organisationId, verb: 'observer.erase', objectKind: 'observer', objectId: id });
    return { texts };
  });
}

const agreementNeeded = () =>
  new DomainError(
    'invalid',
    'agreement_needed',
    'Dites quel jour cette personne a accepté que son nom soit montré, ou montrez un pseudonyme.',
  );

const alreadyKnown = (name: string) =>
  new DomainError(
    'conflict',
    'observer_known',
    `«\u00a0${name}\u00a0» est déjà le nom d’un observateur de ce même organisme. Précisez le nom, ou l’organisme.`,
  );

const notConfirmed = () =>
  new DomainError(
    'invalid',
    'erasure_not_confirmed',
    'Pour effacer cette personne, écrivez son nom comme il est affiché.',
  );
