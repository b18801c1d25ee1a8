import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { type Grid, isInventoried } from '../grid/grid.ts';
import { readGrid } from '../grid/read-grids.ts';
import { markOfValue } from '../score/mark-of.rule.ts';
import { listSurveys } from '../score/sites.sql.ts';
import { listedIds, writeSurveys } from './assessment.sql.ts';
import { type SurveySaid, wordsOfSurvey } from './assessment.ts';
import { changingAssessment, tell } from './change-list.ts';

const whole = z
  .string()
  .trim()
  .default('')
  .transform((text, refuse) => {
    if (text === '') return null;
    if (/^\d{1,4}$/.test(text)) return Number(text);
    refuse.addIssue({ code: 'custom', message: 'Écrivez un nombre entier, comme 3.' });
    return z.NEVER;
  });
const hours = z
  .string()
  .trim()
  .default('')
  .transform((text, refuse) => {
    if (text === '') return null;
    const number = readNumber(text);
    if (number !== undefined && /^\d{1,4}(\.\d{1,2})?$/.test(number)) return number;
    refuse.addIssue({ code: 'custom', message: 'Écrivez des heures, comme 4,5.' });
    return z.NEVER;
  });

const surveysInput = z.object({
  assessmentId: z.string(),
  /** Of the list; absent: every site of it. */
  siteIds: z.array(z.uuid()).optional(),
  said: z
    .array(
      z.object({
        criterion: z.string(),
        state: z.enum(['', 'done', 'not_done']).default(''),
        reason: z.string().trim().max(500).default(''),
        value: z.string().trim().max(200).default(''),
        visits: whole,
        hours,
        observers: whole,
        /** The words of what a form started from; what it left as it was is not written. */
        was: z.string().max(2000).optional(),
      }),
    )
    .min(1),
});

/**
 * Says of criteria, at some sites or at all, whether they were surveyed and why not, what was typed and what it took. Said of
 * every site at once, the state and its reason alone are written.
 */
export function recordSurveys(
  context: Context,
  sent: z.input<typeof surveysInput>,
): Promise<{ sites: number; criteria: number }> {
  const { assessmentId, siteIds, said } = parseInput(surveysInput, sent);
  return changingAssessment(context, assessmentId, 'assessment.survey', async (tx, campaign) => {
    const grid = readGrid(campaign.grid);
    const ids = await listedIds(tx, assessmentId, siteIds);
    const inForce = (await listSurveys(tx, assessmentId)).filter(({ id }) => ids.includes(id));
    const checked = changed(
      grid,
      said.map((one) => ({ ...one, state: one.state || null })),
      inForce,
    );
    if (checked.length === 0) return { sites: ids.length, criteria: 0 };
    for (const one of checked) check(grid, one);
    await writeSurveys(tx, ids, checked, { onlyState: siteIds === undefined });
    const labels = checked.map(({ criterion, state }) => ({
      criterion: labelIn(grid, criterion),
      state,
    }));
    const after = { sites: ids.length, surveys: labels };
    await tell(tx, context, {
      organisationId: campaign.organisationId,
      assessmentId,
      verb: 'assessment.survey',
      after,
    });
    return { sites: ids.length, criteria: checked.length };
  });
}

/** Refused where somebody else said something of the same criteria since the form was opened. */
function changed(grid: Grid, said: (SurveySaid & { was?: string | undefined })[], inForce: SurveySaid[]): SurveySaid[] {
  const meanwhile: string[] = [];
  const kept = said.flatMap(({ was, ...one }) => {
    if (was === undefined) return [one];
    const now = wordsOfSurvey(inForce.find(({ criterion }) => criterion === one.criterion));
    const typed = wordsOfSurvey(one);
    if (typed === was || typed === now) return [];
    if (now !== was) meanwhile.push(one.criterion);
    return [one];
  });
  if (meanwhile.length > 0) throw changedMeanwhile(grid, meanwhile);
  return kept;
}

function check(grid: Grid, { criterion, state, reason, value }: SurveySaid): void {
  const asked = grid.criteria.find(({ name }) => name === criterion);
  if (!asked) throw notOfGrid(criterion, grid);
  if (state === 'not_done' && reason === '' && isInventoried(asked)) throw reasonNeeded(asked.label);
  const { source } = asked;
  if (value === '' || (source.kind !== 'typed' && source.kind !== 'attribute')) return;
  if (!markOfValue(value, source)) throw valueUnread(asked.label, value);
}

const labelIn = ({ criteria }: Grid, criterion: string): string =>
  criteria.find(({ name }) => name === criterion)?.label ?? criterion;

const notOfGrid = (criterion: string, { label }: Grid) =>
  new DomainError(
    'invalid',
    'criterion_not_of_grid',
    `«\u00a0${criterion}\u00a0» n’est pas un critère de la grille ${label}. Rechargez la page et choisissez-en un.`,
  );

const changedMeanwhile = (grid: Grid, criteria: string[]) =>
  new DomainError(
    'conflict',
    'survey_changed_meanwhile',
    `${criteria.map((criterion) => labelIn(grid, criterion)).join(', ')}\u00a0: quelqu’un d’autre l’a noté depuis que vous avez ouvert cette page. Ce qu’il en a dit est plus haut\u00a0; enregistrez de nouveau pour le remplacer, ou rechargez la page pour le garder.`,
    { criteria },
  );

const reasonNeeded = (label: string) =>
  new DomainError(
    'invalid',
    'survey_reason_needed',
    `${label}\u00a0: dites pourquoi ce groupe n’a pas été inventorié. La raison paraît avec le score.`,
  );

const valueUnread = (label: string, value: string) =>
  new DomainError(
    'invalid',
    'assessed_value_unread',
    `${label}\u00a0: «\u00a0${value}\u00a0» n’entre dans aucune classe de la grille. Écrivez un nombre, ou choisissez dans la liste.`,
  );
