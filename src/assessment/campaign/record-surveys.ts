import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { type Grid, isInventoried } from '../grid/grid.ts';
import { readGrid } from '../grid/read-grids.ts';
import { markOfValue } from '../score/mark-of.rule.ts';
import { listedIds, writeSurveys } from './assessment.sql.ts';
import type { SurveySaid } from './assessment.ts';
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
    const checked = said.map((one): SurveySaid => ({ ...one, state: one.state || null }));
    for (const one of checked) check(grid, one);
    const ids = await listedIds(tx, assessmentId, siteIds);
    await writeSurveys(tx, ids, checked, { onlyState: siteIds === undefined });
    const labels = checked.map(({ criterion, state }) => ({
      criterion: grid.criteria.find(({ name }) => name === criterion)?.label ?? criterion,
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

function check(grid: Grid, { criterion, state, reason, value }: SurveySaid): void {
  const asked = grid.criteria.find(({ name }) => name === criterion);
  if (!asked) throw notOfGrid(criterion, grid);
  if (state === 'not_done' && reason === '' && isInventoried(asked)) throw reasonNeeded(asked.label);
  const { source } = asked;
  if (value === '' || (source.kind !== 'typed' && source.kind !== 'attribute')) return;
  if (!markOfValue(value, source)) throw valueUnread(asked.label, value);
}

const notOfGrid = (criterion: string, { label }: Grid) =>
  new DomainError(
    'invalid',
    'criterion_not_of_grid',
    `«\u00a0${criterion}\u00a0» n’est pas un critère de la grille ${label}. Rechargez la page et choisissez-en un.`,
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
