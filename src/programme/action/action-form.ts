import type { FormValues } from '../../kernel/form-values.ts';
import { printNumber } from '../../kernel/french.ts';
import { finalites } from '../finalite.ts';
import { goalCodes } from '../goal.ts';
import type { Action, ActionInput } from './action.ts';

/** Lists typed as rows, with their fields in order. */
const rowFields = {
  placements: ['place'],
  partners: ['name', 'role'],
  funding: ['funder', 'amount', 'taxBasis', 'nature', 'state', 'year'],
  milestones: ['title', 'dueOn', 'doneOn'],
  links: ['label', 'url'],
} as const;
export type RowList = keyof typeof rowFields;

/** Fields whose own value does not make a row: a choice always has one. */
const choices = new Set(['role', 'state']);

const plain = ['number', 'title', 'summary', 'description', 'scope', 'stage', 'priority', 'contact'] as const;

/** An action as the form shows it. */
export function formValuesOf(action: Action): FormValues {
  const values: FormValues = { leadServiceId: action.leadService?.id ?? '', version: String(action.version) };
  for (const name of plain) values[name] = action[name] ?? '';
  const { partners, funding, milestones, links } = action;
  const printed = funding.map((line) => ({ ...line, amount: line.amount && printNumber(line.amount) }));
  const placements = action.plans.map((plan) => ({ place: placeOf(plan.id, plan.objective?.id) }));
  for (const [list, rows] of Object.entries({ placements, partners, funding: printed, milestones, links })) {
    for (const [index, row] of rows.entries()) {
      for (const [field, value] of Object.entries(row)) values[`${list}.${index}.${field}`] = String(value ?? '');
    }
  }
  for (const code of action.finalites) values[`finalites.${code}`] = 'oui';
  for (const code of action.goals) values[`goals.${code}`] = 'oui';
  values.territories = action.territories.map(({ kind, code, name }) => (kind === 'commune' ? code : name)).join('\n');
  values.related = action.related.map((related) => related.number).join('\n');
  values.indicators = action.indicators.map((indicator) => indicator.code).join('\n');
  values.sites = action.sites.map((site) => site.said).join('\n');
  return values;
}

export const placeOf = (planId: string, objectiveId?: string | null): string => `${planId}/${objectiveId ?? ''}`;

/** Rows in the order typed, those left empty taken out. */
export function rowsOf(values: FormValues, list: RowList): Record<string, string>[] {
  const rows: Record<string, string>[] = [];
  for (let index = 0; index < rowCount(values, list); index++) {
    const row = Object.fromEntries(
      rowFields[list].map((field) => [field, values[`${list}.${index}.${field}`]?.trim() ?? '']),
    );
    if (Object.entries(row).some(([field, value]) => value && !choices.has(field))) rows.push(row);
  }
  return rows;
}

/** How many rows of a list the form carries, up to the last one with something in it. */
export const rowCount = (values: FormValues, list: RowList): number =>
  Math.max(
    0,
    ...Object.keys(values)
      .filter((name) => name.startsWith(`${list}.`) && values[name] && !choices.has(name.split('.')[2] ?? ''))
      .map((name) => Number(name.split('.')[1]) + 1),
  );

/** What `saveAction` is given; the words of `territories`, `related`, `indicators` and `sites` are looked up by the caller. */
export function inputOf(
  values: FormValues,
  found: Pick<ActionInput, 'territoryIds' | 'relatedIds' | 'indicatorIds' | 'siteIds'>,
): ActionInput {
  const text = (name: string) => values[name]?.trim() ?? '';
  const orNull = (value: string | undefined) => value || null;
  const typed = {
    number: text('number'),
    title: text('title'),
    summary: text('summary'),
    description: text('description').replace(/\r\n/g, '\n'),
    scope: orNull(text('scope')) ?? 'territory',
    stage: orNull(text('stage')) ?? 'to_specify',
    stageSince: text('stageSince') || undefined,
    stageReason: orNull(text('stageReason')),
    priority: orNull(text('priority')),
    leadServiceId: orNull(text('leadServiceId')),
    contact: orNull(text('contact')),
    plans: rowsOf(values, 'placements').map(({ place = '' }) => {
      const [planId = '', objectiveId] = place.split('/');
      return { planId, objectiveId: orNull(objectiveId) };
    }),
    partners: rowsOf(values, 'partners'),
    funding: rowsOf(values, 'funding').map((row) => ({
      ...row,
      taxBasis: orNull(row.taxBasis),
      nature: orNull(row.nature),
      year: row.year ? Number(row.year) : null,
    })),
    milestones: rowsOf(values, 'milestones').map((row) => ({
      title: row.title,
      dueOn: orNull(row.dueOn),
      doneOn: orNull(row.doneOn),
    })),
    finalites: finalites.filter((code) => values[`finalites.${code}`]),
    goals: goalCodes.filter((code) => values[`goals.${code}`]),
    links: rowsOf(values, 'links').map((row) => ({ label: row.label || row.url, url: row.url })),
    ...found,
  };
  const version = values.version ? { version: Number(values.version) } : {};
  // What was typed is checked by the schema of the use case, which says what is wrong.
  return { ...typed, ...version, organisationId: text('organisationId') } as ActionInput;
}

const names: Record<string, string> = {
  number: 'Numéro',
  title: 'Titre',
  summary: 'Résumé',
  description: 'Description',
  scope: 'Portée',
  stage: 'Étape',
  stageSince: 'Étape depuis',
  stageReason: 'Motif',
  priority: 'Priorité',
  contact: 'Contact',
  leadServiceId: 'Service pilote',
  placements: 'Plans et objectifs',
  plans: 'Plans et objectifs',
  partners: 'Partenaires',
  funding: 'Financements',
  milestones: 'Jalons',
  links: 'Liens',
  finalites: 'Finalités',
  goals: 'ODD',
  territories: 'Territoires',
  related: 'Actions liées',
  indicators: 'Indicateurs',
  sites: 'Sites concernés',
};

/** "milestones.0.title" → "Jalons, ligne 1" */
export function fieldName(field: string): string {
  const [list = '', row] = field.split('.');
  const name = names[list] ?? list;
  return row && /^\d+$/.test(row) ? `${name}, ligne ${Number(row) + 1}` : name;
}
