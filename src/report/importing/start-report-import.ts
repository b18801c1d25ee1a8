import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkAside } from '../../check/index.ts';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printDate } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { findEditionOfYear } from '../edition/edition.sql.ts';
import { readReportType } from '../read-report-type.ts';
import { findSameImport, insertImport } from './import.sql.ts';
import { insertProposals } from './proposal.sql.ts';
import { type ProposalKind, proposalKinds, proposalsOf } from './proposal.ts';
import { proposeReport } from './propose-report.ts';

const importInput = z.object({
  organisationId: z.uuid('Choisissez l’organisation dont c’est le rapport.'),
  reportType: z.string(),
  year: z.coerce.number('Donnez l’année du rapport.').int().min(1990).max(2100),
  filename: z.string().trim().min(1, 'Choisissez le document à envoyer.').max(250),
});

export interface StartedImport {
  id: string;
  counts: Record<ProposalKind, number>;
}

/**
 * Reads the document of an old report and keeps what it seems to hold, for a person to decide. Changes nothing else:
 * no sheet, no figure and no commitment exists before somebody accepts it.
 */
export async function startReportImport(
  context: Context,
  input: z.input<typeof importInput> & { content: Uint8Array },
): Promise<StartedImport> {
  authorise(context.actor, 'report.import', { organisationId: input.organisationId });
  const { organisationId, reportType, year, filename } = parseInput(importInput, input);
  const type = readReportType(reportType);
  const edition = await findEditionOfYear(context.db, organisationId, reportType, year);
  if (edition && !['preparation', 'collection', 'review'].includes(edition.state)) throw yearClosed(type.label, year);
  const { source } = await checkAside(filename, input.content, { year });
  const proposals = proposalsOf(proposeReport(source, type, year), randomUUID);
  if (proposals.length === 0) throw nothingFound(type.label);
  const { text, pages } = storable(source);
  const counts = Object.fromEntries(
    proposalKinds.map((kind) => [kind, proposals.filter((each) => each.kind === kind).length]),
  ) as StartedImport['counts'];
  return context.db.transaction().execute(async (tx) => {
    const same = await findSameImport(tx, { organisationId, reportType, year, text });
    if (same) throw alreadyRead(same);
    const id = await insertImport(tx, {
      organisationId,
      filename,
      rowCount: proposals.length,
      createdBy: personOf(context).id,
      createdAt: context.effects.now(),
      reportType,
      year,
      text,
      pages,
    });
    await insertProposals(tx, id, proposals.map(storable));
    await recordChange(tx, context, {
      organisationId,
      verb: 'history.import',
      objectKind: 'history',
      objectId: id,
      after: { reportType: type.label, year, proposals: proposals.length },
    });
    return { id, counts };
  });
}

/** The database keeps neither the null character nor half a pair: each becomes one other character, so offsets hold. */
const storable = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'string' ? each.replaceAll('\0', ' ').toWellFormed() : each,
    ),
  );

const yearClosed = (type: string, year: number) =>
  new DomainError(
    'conflict',
    'year_closed',
    `Le « ${type} » ${year} est déjà dans Carreau, en validation ou figé : rien ne s’y ajoute. Vérifiez l’année, ou revenez à sa relecture.`,
  );

const nothingFound = (type: string) =>
  new DomainError(
    'invalid',
    'report_not_recognised',
    `Aucune fiche, aucun chiffre ni engagement n’a été reconnu dans ce document. Vérifiez que c’est bien un « ${type} », ou choisissez une autre trame.`,
  );

const alreadyRead = (same: { id: string; person: string; createdAt: Date }) =>
  new DomainError(
    'conflict',
    'report_already_read',
    `${same.person} a déjà apporté ce document le ${printDate(same.createdAt.toISOString())}. Continuez depuis la liste des rapports repris, ou annulez d’abord cet import.`,
    { importId: same.id },
  );
