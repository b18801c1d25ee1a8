import { authorise, type Context } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { readTable } from '../../kernel/table/read-table.ts';
import { isClear, proposeTaxa } from '../../nature/index.ts';
import { findSitesNamed } from '../../site/index.ts';
import { findAssessment } from '../campaign/assessment.sql.ts';
import { changingAssessment, tell } from '../campaign/change-list.ts';
import { readGrid } from '../grid/read-grids.ts';
import { dropCarried, replaceCarried } from './carried.sql.ts';
import { readCarried } from './read-carried.ts';

export interface Carried {
  /** Lines of the file: each was kept, or said again what another says. */
  read: number;
  kept: number;
  repeated: number;
  /** Sites that no place of the register answers to: they stay under the name of the table. */
  unplaced: string[];
  /** Species that no name of TAXREF is clearly the one of: they are kept as written, and take the mark of what is not listed. */
  unnamed: string[];
}

/**
 * Takes over a table of older results, whole or not at all, in place of a former one of the campaign. A name of TAXREF is
 * taken only where one alone is as good as sure.
 */
export async function carryTable(
  context: Context,
  { assessmentId, content }: { assessmentId: string; content: Uint8Array },
): Promise<Carried> {
  const campaign = isId(assessmentId) ? await findAssessment(context.db, assessmentId) : undefined;
  if (!campaign) throw missing('Cette campagne');
  authorise(context.actor, 'assessment.edit', campaign);
  const table = await readTable(content);
  const { lines, repeated, findings } = readCarried(table, readGrid(campaign.grid));
  if (findings.length > 0) throw badLines(findings);
  const proposals = await proposeTaxa(context.db, lines.map(({ name }) => name).filter(Boolean));
  const cdRefOf = (name: string): number | null => {
    const proposed = proposals.get(name) ?? [];
    return isClear(proposed) ? (proposed[0]?.cdRef ?? null) : null;
  };
  return changingAssessment(context, assessmentId, 'assessment.edit', async (tx, { organisationId }) => {
    const names = [...new Set(lines.map(({ site }) => site))];
    const places = await findSitesNamed(tx, organisationId, names);
    const placed = lines.map((line) => ({
      ...line,
      ...{ siteId: places.get(line.site) ?? null, cdRef: line.name ? cdRefOf(line.name) : null },
    }));
    await replaceCarried(tx, assessmentId, placed);
    const told = {
      ...{ read: table.rows.length, kept: lines.length, repeated },
      unplaced: names.filter((name) => !places.has(name)),
      unnamed: [...new Set(placed.filter(({ name, cdRef }) => name && cdRef === null).map(({ name }) => name))],
    };
    const after = { kept: told.kept, unplaced: told.unplaced.length };
    await tell(tx, context, { organisationId, assessmentId, verb: 'assessment.carry', after });
    return told;
  });
}

/** Takes the lines of a table away again; sites stay in the list. */
export const dropCarriedTable = (
  context: Context,
  { assessmentId }: { assessmentId: string },
): Promise<{ dropped: number }> =>
  changingAssessment(context, assessmentId, 'assessment.edit', async (tx, { organisationId }) => {
    const dropped = await dropCarried(tx, assessmentId);
    await tell(tx, context, { organisationId, assessmentId, verb: 'assessment.carry', after: { dropped } });
    return { dropped };
  });

const badLines = (findings: ReturnType<typeof readCarried>['findings']) =>
  new DomainError(
    'invalid',
    'carried_lines_wrong',
    'Rien n’est repris\u00a0: des lignes sont à corriger dans le tableau. Corrigez-les et envoyez-le de nouveau.',
    { findings },
  );
