import { z } from 'zod';
import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { findEditionOfYear } from '../edition/edition.sql.ts';
import { readReportType } from '../read-report-type.ts';
import { fillYears } from '../report-type.ts';
import { listTakers, listValuesInForce } from './figures.sql.ts';
import { findImport, findSource, type ImportRow, listImports } from './import.sql.ts';
import type { SheetLine } from './import-view.ts';
import { passagesOf } from './passages.ts';
import { listProposals } from './proposal.sql.ts';
import type { Proposal, ProposalOf } from './proposal.ts';
import { sheetShown } from './take-over-sheets.ts';
import { viewsOf } from './views-of.ts';

/** The import, for somebody who may decide on it. */
export async function importFor(context: Context, importId: string): Promise<NonNullable<ImportRow>> {
  const run = z.uuid().safeParse(importId).success ? await findImport(context.db, importId) : undefined;
  if (!run && organisationsWhere(context.actor, 'report.import').length > 0) throw missing('Cet import');
  authorise(context.actor, 'report.import', { organisationId: run?.organisationId ?? '' });
  if (!run) throw missing('Cet import');
  return run;
}

/** The old reports brought in, with how far each has come, for those who decide on them. */
export async function readImports(context: Context) {
  const mine = organisationsWhere(context.actor, 'report.import');
  if (mine.length === 0) authorise(context.actor, 'report.import', { organisationId: '' });
  const runs = await listImports(context.db, mine);
  return runs.map((run) => ({ ...run, title: titleOf(run) }));
}

const titleOf = ({ reportType, year }: { reportType: string; year: number }): string =>
  fillYears(readReportType(reportType).title, year);

interface Wanted {
  /** Number of the sheet, from 1; by default the first where something is left. */
  sheet: number | undefined;
  /** Whether a form asks for every indicator. */
  correcting: boolean;
}

/** An import for its page: its sheets, what one of them proposes, and the passage of the document it comes from. */
export async function readImport(context: Context, importId: string, wanted: Wanted) {
  const { db } = context;
  const run = await importFor(context, importId);
  const proposals = await listProposals(db, run.id);
  const sheets = sheetLines(proposals);
  const number = wanted.sheet ?? sheets.find(({ decided, total }) => decided < total)?.number ?? 1;
  const line = sheets[number - 1];
  if (!line) throw missing('Cette fiche');
  const current = proposals.filter(({ id, sheetId }) => id === line.id || sheetId === line.id);
  const source = await findSource(db, run.id);
  const takers = await listTakers(db, run.organisationId);
  const values = await listValuesInForce(
    db,
    run.organisationId,
    current.some(({ kind }) => kind === 'figure') ? takers.map(({ id }) => id) : [],
  );
  const type = readReportType(run.reportType);
  const there = run.editionId ? undefined : await findEditionOfYear(db, run.organisationId, run.reportType, run.year);
  return {
    run: {
      id: run.id,
      title: titleOf(run),
      publisher: run.publisher,
      filename: run.filename,
      editionId: run.editionId,
      joins: there !== undefined,
      undone: run.undoneAt !== null,
    },
    decided: proposals.filter(({ decision }) => decision !== null).length,
    total: proposals.length,
    sheets: sheets.map(({ id: _, ...each }) => each),
    number,
    paged: source.pages.length > 1,
    pages: passagesOf(
      source,
      current.map(({ id, startAt, endAt }) => ({ id, start: startAt, end: endAt })),
    ),
    sections: type.sections
      .filter(({ sheetKind }) => sheetKind)
      .map(({ code, number: no, label }) => ({ code, label: [no, label].filter(Boolean).join(' · ') })),
    ...viewsOf(current, { type, year: run.year, takers, values }),
    indicators: wanted.correcting ? takers.map(({ code, label }) => ({ code, label })) : [],
  };
}

function sheetLines(proposals: readonly Proposal[]): (SheetLine & { id: string })[] {
  const bySheet = Map.groupBy(proposals, ({ id, sheetId }) => sheetId ?? id);
  return proposals
    .filter((each): each is ProposalOf<'sheet'> => each.kind === 'sheet')
    .map((sheet, index) => {
      const inside = bySheet.get(sheet.id) ?? [];
      const { code, title } = sheetShown(sheet.proposed);
      const decided = inside.filter(({ decision }) => decision !== null).length;
      return { id: sheet.id, number: index + 1, code, title, decided, total: inside.length };
    });
}
