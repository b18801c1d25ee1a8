import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { fallsDue } from '../deadline/falls-due.rule.ts';
import { readDeadlineRules } from '../deadline/read-deadline-rules.ts';
import type { KeptValue } from '../kept/form-field.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../kept/save-kept.ts';
import { linesOf } from '../lines-of.ts';
import { replaceCells } from './impact.sql.ts';
import { findNamedCommunes, placeProject, shapeFault } from './project.sql.ts';
import { adviceParts, impactParts, projectParts } from './project.ts';
import { readOutline, wrongOutline } from './read-outline.ts';

const verb = 'project.edit';

export const projectKind: KeptKind = {
  table: 'project',
  kind: 'project',
  verb,
  name: 'ce projet',
  parts: projectParts,
};
export const adviceKind: KeptKind = {
  table: 'projectAdvice',
  kind: 'advice',
  verb,
  name: 'cet avis',
  parts: adviceParts,
};
export const impactKind: KeptKind = {
  table: 'projectImpact',
  kind: 'impact',
  verb,
  name: 'cette évaluation',
  parts: impactParts,
};

/** Writes a project and where it is: by its outline, by its communes, or not yet. */
export async function saveProject(context: Context, values: FormValues, id?: string): Promise<SavedKept> {
  const outline = readOutline(values.outline ?? '');
  return saveKept(context, {
    kind: projectKind,
    values,
    id,
    also: async (tx, after) => {
      const fault = outline ? await shapeFault(tx, outline.wkt) : null;
      if (fault)
        throw wrongOutline(`Ce contour se croise ou n’est pas fermé (${fault})\u00a0: corrigez-le, puis enregistrez.`);
      await placeProject(tx, after.id, outline, await communesOf(tx, linesOf(values.communes)));
    },
  });
}

async function communesOf(tx: Tx, wanted: string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const found = Map.groupBy(await findNamedCommunes(tx, wanted), (commune) => commune.wanted);
  return wanted.map((name) => {
    const [first, ...others] = found.get(name) ?? [];
    if (first && others.length === 0) return first.id;
    const codes = [first, ...others].map((commune) => commune?.code).join(', ');
    const why = first ? `plusieurs communes portent ce nom (${codes})` : 'aucune commune ne porte ce nom';
    throw new DomainError('invalid', 'unknown_commune', `«\u00a0${name}\u00a0»\u00a0: ${why}. Écrivez son code INSEE.`);
  });
}

/** Asks for an advice on a project, or keeps what it says; the day it is due follows from its delay. */
export async function saveAdvice(
  context: Context,
  projectId: string,
  values: FormValues,
  id?: string,
): Promise<SavedKept> {
  const { row } = await readKept(context, projectKind, projectId);
  return saveKept(context, {
    kind: adviceKind,
    values: { ...values, organisationId: row.organisationId },
    id,
    more: id ? {} : { projectId },
    before: async (_, typed) => dueOf(typed),
  });
}

function dueOf(typed: Record<string, KeptValue>): Record<string, KeptValue> {
  const due = adviceDue(typed);
  return due ? { dueOn: due.on } : {};
}

/** What the delay of an advice says of its dates. */
export function adviceDue(advice: Record<string, unknown>) {
  const rule = readDeadlineRules().get(String(advice.rule ?? ''));
  if (!rule || !advice.receivedOn) return undefined;
  const { stoppedOn, resumedOn, extraMonths } = advice;
  return fallsDue(rule, {
    on: String(advice.receivedOn),
    stops: stoppedOn ? [{ from: String(stoppedOn), until: resumedOn ? String(resumedOn) : null }] : [],
    extraMonths: Number(extraMonths ?? 0),
  });
}

/** Keeps which elements of a project touch which attributes of the value. */
export async function saveMatrix(context: Context, projectId: string, cells: string[]): Promise<void> {
  const { row, values } = await readKept(context, projectKind, projectId);
  authorise(context.actor, verb, row);
  const elements = linesOf(values.elements);
  const ticked = cells.flatMap((cell) => {
    const [at = '', ...attribute] = cell.split('|');
    const element = elements[Number(at)];
    return element ? [{ element, attribute: attribute.join('|') }] : [];
  });
  await context.db.transaction().execute(async (tx) => {
    await replaceCells(tx, row, ticked);
    await recordChange(tx, context, {
      organisationId: row.organisationId,
      verb: 'project.matrix',
      objectKind: 'project',
      objectId: row.id,
      after: { cells: ticked.map(({ element, attribute }) => `${element} : ${attribute}`) },
    });
  });
}

export const saveImpact = (context: Context, id: string, values: FormValues): Promise<SavedKept> =>
  saveKept(context, { kind: impactKind, values, id });
