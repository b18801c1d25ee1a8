import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readReportType } from '../read-report-type.ts';
import type { ReportType } from '../report-type.ts';
import { type EditionRow, findEdition } from './edition.sql.ts';
import {
  askCommitments,
  deleteUntouchedSheets,
  findServices,
  insertSheets,
  listSheetCodes,
  type NewSheet,
} from './outline.sql.ts';

const newSheet = z.object({
  section: z.string(),
  kind: z.string().optional(),
  code: z
    .string()
    .trim()
    .regex(/^[\p{L}\d._-]{1,20}$/u, 'Un code a au plus vingt lettres, chiffres, points et tirets.')
    .optional(),
  title: z.string().trim().min(1, 'Donnez un titre à la fiche.').max(250),
  subtitle: z.string().trim().max(250).nullish(),
  serviceId: z.uuid().nullish(),
  dueOn: z.iso.date().nullish(),
  tags: z.array(z.string()).default([]),
});
const addSheetsInput = z.object({ editionId: z.uuid(), sheets: z.array(newSheet).min(1) });

/** Adds sheets at the end of their sections; a sheet without code takes the next number of its section. */
export async function addSheets(
  context: Context,
  input: z.input<typeof addSheetsInput>,
): Promise<{ sheets: { id: string; code: string }[] }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  return context.db.transaction().execute((tx) => writeSheets(tx, context, edition, input.sheets));
}

/** The same inside a transaction of the caller, who has authorised. */
export async function writeSheets(
  tx: Tx,
  context: Context,
  edition: EditionRow,
  input: z.input<typeof newSheet>[],
): Promise<{ sheets: { id: string; code: string }[] }> {
  const { sheets } = parseInput(addSheetsInput, { editionId: edition.id, sheets: input });
  refuseUnlessOutlineOpen(edition);
  await ownServices(tx, edition.organisationId, sheets);
  const existing = await listSheetCodes(tx, edition.id);
  const type = readReportType(edition.reportType);
  const added = await insertSheets(tx, edition.id, prepareSheets(type, edition.dueOn, existing, sheets));
  await askCommitments(tx, edition.id);
  await recordChange(tx, context, {
    organisationId: edition.organisationId,
    verb: 'edition.edit',
    objectKind: 'edition',
    objectId: edition.id,
    after: { added: added.map((sheet) => sheet.code) },
  });
  return { sheets: added };
}

/** Takes sheets that nobody has begun out of an edition. */
export async function removeSheets(context: Context, input: { editionId: string; sheetIds: string[] }): Promise<void> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  const sheetIds = parseInput(z.array(z.uuid()).min(1), input.sheetIds);
  refuseUnlessOutlineOpen(edition);
  await context.db.transaction().execute(async (tx) => {
    const removed = await deleteUntouchedSheets(tx, edition.id, sheetIds);
    if (removed.length < sheetIds.length) throw begun();
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'edition.edit',
      objectKind: 'edition',
      objectId: edition.id,
      before: { taken: removed.map((sheet) => sheet.code) },
    });
  });
}

function prepareSheets(
  type: ReportType,
  dueOn: string | null,
  existing: { section: string; code: string }[],
  sheets: z.output<typeof newSheet>[],
): NewSheet[] {
  const codes = new Set(existing.map((sheet) => sheet.code));
  return sheets.map((sheet) => {
    const section = type.sections.find((each) => each.code === sheet.section);
    const kind = sheet.kind ?? section?.sheetKind;
    if (!section || !type.sheetKinds.some((each) => each.code === kind) || !kind) throw noSuchPlace(sheet.section);
    const code = sheet.code ?? nextCode(section.code, codes);
    if (codes.has(code)) throw codeTaken(code);
    codes.add(code);
    const { title, tags, subtitle, serviceId } = sheet;
    return {
      section: section.code,
      kind,
      code,
      title,
      tags,
      subtitle: subtitle ?? null,
      serviceId: serviceId ?? null,
      dueOn: sheet.dueOn ?? dueOn,
    };
  });
}

function nextCode(section: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const code = `${section}-${String(number).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}

/** The services named, refused unless all are of the organisation. */
export async function ownServices(
  tx: Context['db'],
  organisationId: string,
  sheets: { serviceId?: string | null | undefined }[],
): Promise<{ id: string; name: string }[]> {
  const wanted = [...new Set(sheets.flatMap((sheet) => sheet.serviceId ?? []))];
  if (wanted.length === 0) return [];
  const known = await findServices(tx, organisationId, wanted);
  if (known.length < wanted.length) {
    throw new DomainError(
      'invalid',
      'unknown_service',
      'Ce service n’est pas de votre organisation. Choisissez-le dans la liste.',
    );
  }
  return known;
}

/** Sheets come and go until validation is asked for. */
export function refuseUnlessOutlineOpen(edition: Pick<EditionRow, 'state'>): void {
  if (['preparation', 'collection', 'review'].includes(edition.state)) return;
  throw new DomainError(
    'conflict',
    'edition_closed',
    'L’édition est en validation ou figée : ses fiches ne changent plus. Revenez à la relecture, ou ouvrez un erratum.',
  );
}

const noSuchPlace = (section: string) =>
  new DomainError(
    'invalid',
    'unknown_section',
    `La partie « ${section} » de la trame ne reçoit pas de fiche. Choisissez-en une autre.`,
  );

const codeTaken = (code: string) =>
  new DomainError('conflict', 'code_taken', `Une fiche porte déjà le code ${code}. Choisissez-en un autre.`);

const begun = () =>
  new DomainError(
    'conflict',
    'sheet_begun',
    'Une fiche déjà commencée ne se retire pas, pour ne rien perdre. Les fiches n’ont pas changé.',
  );
