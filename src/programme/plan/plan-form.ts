import type { FormWords } from '../../kernel/differences.ts';
import { easyReadLabel } from '../../kernel/easy-read.ts';
import { dayInWords, type FormValues } from '../../kernel/form-values.ts';
import { readOutline } from './outline.ts';
import type { Objective, Plan, PlanInput } from './plan.ts';

/** A plan with its objectives as their outline, as its form edits it. */
export type WrittenPlan = Plan & { objectives: string };

const texts = {
  title: 'Titre',
  kind: 'Genre de plan',
  acronym: 'Sigle',
  summary: 'Résumé',
  easyRead: easyReadLabel,
  startsOn: 'Début',
  endsOn: 'Fin',
  adoptedOn: 'Adopté le',
  objectives: 'Objectifs',
} as const;
type Text = keyof typeof texts;
const textNames = Object.keys(texts) as Text[];
const days: readonly Text[] = ['startsOn', 'endsOn', 'adoptedOn'];

/** A plan as the form shows it. */
export const planValues = (plan: WrittenPlan): FormValues => ({
  ...Object.fromEntries(textNames.map((name) => [name, plan[name] ?? ''])),
  published: plan.published ? 'oui' : '',
  organisationId: plan.organisationId,
  version: String(plan.version),
});

/** What `savePlan` is given; objectives keep their identity among those known. */
export function planInputOf(values: FormValues, known: readonly Objective[]): PlanInput {
  const text = (name: Text | 'organisationId') => values[name]?.trim() ?? '';
  return {
    ...(values.version ? { version: Number(values.version) } : {}),
    organisationId: text('organisationId'),
    title: text('title'),
    acronym: text('acronym') || null,
    kind: text('kind'),
    summary: text('summary').replace(/\r\n/g, '\n'),
    easyRead: text('easyRead'),
    startsOn: text('startsOn') || null,
    endsOn: text('endsOn') || null,
    adoptedOn: text('adoptedOn') || null,
    published: values.published === 'oui',
    objectives: readOutline(values.objectives ?? '', known),
  };
}

/** What the form says, in words. */
export const planWords = (values: FormValues): FormWords => ({
  ...Object.fromEntries(
    textNames.map((name) => [texts[name], days.includes(name) ? dayInWords(values[name] ?? '') : (values[name] ?? '')]),
  ),
  Publié: values.published === 'oui' ? 'oui' : 'non',
});
