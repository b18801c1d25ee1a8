import { z } from 'zod';
import { authorise, type Context, recordChanges } from '../identity/index.ts';
import type { Db, Tx } from '../kernel/db/index.ts';
import { DomainError, missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { checkCounting } from './counting/check-counting.rule.ts';
import { listOfferedSources } from './counting/sources.ts';
import { codesIn, mixedUnits, parseFormula } from './formula.ts';
import {
  archiveIndicator,
  hasValues,
  type IndicatorRow,
  insertIndicators,
  listServicesIn,
  readIndicator,
  readIndicators,
  updateIndicator,
} from './indicator.sql.ts';
import { type IndicatorFields, type IndicatorInput, indicatorInput } from './indicator.ts';

type OfOrganisation = { organisationId: string };

/** Defines one indicator; with `id`, changes its definition. */
export async function defineIndicator(
  context: Context,
  input: OfOrganisation & IndicatorInput & { id?: string },
): Promise<{ id: string }> {
  authorise(context.actor, 'indicator.define', input);
  if (input.id) return changeIndicator(context, input.id, input);
  const [defined] = await defineIndicators(context, { organisationId: input.organisationId, indicators: [input] });
  if (!defined) throw new Error('an indicator was defined and not returned');
  return { id: defined.id };
}

type NewIndicators = OfOrganisation & { indicators: IndicatorInput[] };

/** Defines many at once, all or none; their formulas may quote each other. */
export async function defineIndicators(
  context: Context,
  input: NewIndicators,
): Promise<{ id: string; code: string }[]> {
  authorise(context.actor, 'indicator.define', input);
  return context.db.transaction().execute((tx) => writeIndicators(tx, context, input));
}

/** The same inside a transaction of the caller, who has authorised. */
export async function writeIndicators(
  tx: Tx,
  context: Context,
  { organisationId, ...input }: NewIndicators,
): Promise<{ id: string; code: string }[]> {
  const indicators = parseInput(z.array(indicatorInput).min(1), input.indicators);
  const known = await readIndicators(tx, organisationId);
  refuseTaken(indicators, known);
  await checkDefinitions(tx, organisationId, indicators, known);
  const defined = await insertIndicators(tx, organisationId, indicators);
  const ids = new Map(defined.map(({ id, code }) => [code, id]));
  const changes = indicators.map((fields) => ({
    organisationId,
    verb: 'indicator.define',
    objectKind: 'indicator',
    objectId: ids.get(fields.code) ?? '',
    after: fields,
  }));
  await recordChanges(tx, context, changes);
  return defined;
}

async function changeIndicator(
  context: Context,
  id: string,
  input: OfOrganisation & IndicatorInput,
): Promise<{ id: string }> {
  const { organisationId } = input;
  const fields = parseInput(indicatorInput, input);
  await context.db.transaction().execute(async (tx) => {
    const before = await ownIndicator(tx, organisationId, id);
    const known = (await readIndicators(tx, organisationId)).filter((other) => other.id !== id);
    refuseTaken([fields], known);
    await checkDefinitions(tx, organisationId, [fields], known);
    if (meansAnother(before, fields) && (await hasValues(tx, id))) {
      throw new DomainError(
        'conflict',
        'indicator_has_values',
        'Des valeurs sont déjà saisies\u00a0: l’unité, le code, la base HT ou TTC et le mode de calcul ne changent plus. Définissez un nouvel indicateur.',
      );
    }
    await updateIndicator(tx, id, fields);
    const change = { organisationId, verb: 'indicator.define', objectKind: 'indicator', objectId: id };
    await recordChanges(tx, context, [{ ...change, before, after: fields }]);
  });
  return { id };
}

/** Archived, an indicator takes no new value and leaves the lists; what quotes it stays. */
export async function archive(
  context: Context,
  input: OfOrganisation & { id: string; archived: boolean },
): Promise<void> {
  const { organisationId, id, archived } = input;
  authorise(context.actor, 'indicator.define', { organisationId });
  await context.db.transaction().execute(async (tx) => {
    await ownIndicator(tx, organisationId, id);
    await archiveIndicator(tx, id, archived ? context.effects.now() : null);
    const verb = archived ? 'indicator.archive' : 'indicator.restore';
    await recordChanges(tx, context, [{ organisationId, verb, objectKind: 'indicator', objectId: id }]);
  });
}

async function ownIndicator(tx: Db, organisationId: string, id: string): Promise<IndicatorRow> {
  const indicator = await readIndicator(tx, id);
  if (indicator?.organisationId !== organisationId) throw missing('Cet indicateur');
  return indicator;
}

/** Whether values typed under the old definition would be misread under the new one. */
const meansAnother = (before: IndicatorRow, after: IndicatorFields): boolean =>
  before.unit !== after.unit ||
  before.code !== after.code ||
  (before.taxBasis !== null && before.taxBasis !== (after.taxBasis ?? null)) ||
  Boolean(after.formula);

function refuseTaken(indicators: IndicatorFields[], known: { code: string }[]): void {
  const taken = new Set(known.map(({ code }) => code));
  const twice = indicators.filter(({ code }) => taken.has(code) || !taken.add(code)).map(({ code }) => code);
  if (twice.length === 0) return;
  throw new DomainError(
    'conflict',
    'code_taken',
    `Code déjà pris\u00a0: ${twice.join(', ')}. Choisissez-en un autre.`,
    {
      codes: twice,
    },
  );
}

/** Services are the organisation's own; formulas quote known codes, of one unit where they add, and never run in circles. */
async function checkDefinitions(
  tx: Db,
  organisationId: string,
  indicators: IndicatorFields[],
  known: IndicatorRow[],
): Promise<void> {
  const owners = [...new Set(indicators.flatMap(({ ownerServiceId }) => ownerServiceId ?? []))];
  if (owners.length > 0 && (await listServicesIn(tx, organisationId, owners)).length < owners.length)
    throw missing('Le service choisi');
  const all = new Map([...known, ...indicators].map((one) => [one.code, { unit: one.unit, formula: one.formula }]));
  for (const { code, counted, unit, formula, counting } of indicators) {
    if (unit === 'count' && !counted) throw badDefinition(code, 'nommez ce qui est compté (logements, visites…)');
    if (formula && counting) throw badDefinition(code, 'il est calculé par une formule ou compté, pas les deux');
    if (formula) checkFormula(code, formula, all);
    const wrong = counting && checkCounting(counting, unit, listOfferedSources());
    if (wrong) throw badDefinition(code, wrong);
  }
}

type Known = Map<string, { unit: string; formula?: string | null | undefined }>;

function checkFormula(code: string, text: string, all: Known): void {
  const formula = parseFormula(text);
  const quoted = codesIn(formula);
  const unknown = quoted.filter((one) => !all.has(one));
  if (unknown.length > 0) throw badDefinition(code, `la formule cite un code inconnu, ${unknown.join(', ')}`);
  if (quoted.length === 0) throw badDefinition(code, 'la formule ne cite aucun indicateur');
  const mixed = mixedUnits(formula, (one) => all.get(one)?.unit);
  if (mixed) throw badDefinition(code, `la formule mêle des unités, ${mixed}\u202f; convertissez d’abord`);
  if (reaches(quoted, code, all, new Set())) throw badDefinition(code, 'la formule revient à son propre résultat');
}

const reaches = (from: string[], code: string, all: Known, seen: Set<string>): boolean =>
  from.some((one) => {
    if (one === code) return true;
    if (seen.has(one)) return false;
    seen.add(one);
    const formula = all.get(one)?.formula;
    return formula ? reaches(codesIn(parseFormula(formula)), code, all, seen) : false;
  });

const badDefinition = (code: string, sentence: string): DomainError =>
  new DomainError('invalid', 'bad_definition', `Indicateur ${code}\u00a0: ${sentence}.`, { code });
