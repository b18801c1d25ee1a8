import type { Context } from '../src/identity/index.ts';
import { readPeriod } from '../src/kernel/period.ts';
import {
  addSheets,
  freezeEdition,
  moveEdition,
  openEdition,
  reviewSheet,
  saveEditionTexts,
  saveProceedings,
  saveSheet,
  submitSheet,
} from '../src/report/index.ts';
import { introKey } from '../src/report/report-type.ts';
import type { Publisher } from './cast.ts';
import { findVersion, linkSheets } from './demo.sql.ts';
import type { MadeAction } from './programme.ts';
import type { Publication, SheetFile } from './publication.ts';
import { richTextsOf } from './rich-text.ts';
import { waiveAll } from './waive.ts';

export interface Linked {
  actions: MadeAction[];
  commitments: { sheet: SheetFile; commitmentId: string }[];
}

/** Opens an edition and hangs on its sheets all that they quote. Sheets' ids by code. */
export async function openWithSheets(publisher: Publisher, publication: Publication, linked: Linked) {
  const { edition, sheets } = publication;
  const context = publisher.coordinator(edition.timeline.opened);
  const { id } = await openEdition(context, {
    organisationId: publisher.id,
    reportType: edition.type,
    year: edition.year,
    title: edition.title,
    dueOn: edition.dueOn,
  });
  const added = await addSheets(context, {
    editionId: id,
    sheets: sheets.map((sheet) => ({
      section: sheet.section ?? sheet.code.split('-')[0] ?? '',
      code: sheet.code,
      title: sheet.title,
      subtitle: sheet.subtitle ?? null,
      serviceId: publisher.services.get(sheet.service) ?? null,
      tags: sheet.tags,
    })),
  });
  const ids = new Map(added.sheets.map((sheet) => [sheet.code, sheet.id]));
  await context.db.transaction().execute((tx) => linkSheets(tx, publisher.id, linksOf(publication, linked, ids)));
  await moveEdition(context, { editionId: id, move: 'start_collection' });
  return { id, ids };
}

function linksOf({ figures, sheets }: Publication, { actions, commitments }: Linked, ids: Map<string, string>) {
  const sheetId = (code: string): string => ids.get(code) ?? '';
  const files = new Map(sheets.map((sheet) => [sheet.code, sheet]));
  return {
    figures: figures.flatMap((row, index) => {
      const sheet = files.get(row.sheet);
      const period = row.value || row.formula ? readPeriod(row.period ?? '') : undefined;
      if (!sheet || !period || sheet.quoted.includes(row.code)) return [];
      const place = sheet.key.indexOf(row.code);
      const key = place >= 0;
      return [{ sheetId: sheetId(row.sheet), code: row.code, ...period, position: key ? place : 100 + index, key }];
    }),
    actions: actions.map(({ sheet, block, id }, position) => ({
      sheetId: sheetId(sheet.code),
      actionId: id,
      block,
      position,
    })),
    commitments: commitments.map(({ sheet, commitmentId }) => ({ sheetId: sheetId(sheet.code), commitmentId })),
  };
}

/** The services write and submit their sheets, the coordinator accepts them. */
export async function writeSheets(publisher: Publisher, { edition, sheets }: Publication, ids: Map<string, string>) {
  const coordinator = publisher.coordinator(edition.timeline.accepted);
  for (const sheet of sheets) {
    const writer = publisher.writerOf(sheet.service)(edition.timeline.written);
    const sheetId = ids.get(sheet.code) ?? '';
    await saveSheet(writer, { sheetId, baseVersion: 1, content: richTextsOf(sheet.texts) });
    await submitSheet(writer, { sheetId });
    await reviewSheet(coordinator, { sheetId, decision: 'accept' });
  }
}

/** From the texts of the whole to the published edition. */
export async function publishEdition(publisher: Publisher, { edition }: Publication, editionId: string) {
  const { accepted, validated, presented, published } = edition.timeline;
  const coordinator = publisher.coordinator(accepted);
  await saveEditionTexts(coordinator, {
    editionId,
    baseVersion: 1,
    texts: { ...richTextsOf(edition.texts), ...introductions(edition.sections) },
  });
  await saveFacts(coordinator, editionId, edition.proceedings);
  await moveEdition(coordinator, { editionId, move: 'close_collection' });
  await waiveAll(coordinator, editionId, edition.waivers);
  await moveEdition(coordinator, { editionId, move: 'submit' });
  await moveEdition(publisher.validator(validated), { editionId, move: 'validate' });
  await freezeEdition(publisher.coordinator(validated), { editionId });
  await moveEdition(publisher.coordinator(presented), { editionId, move: 'present' });
  await moveEdition(publisher.coordinator(published), { editionId, move: 'publish' });
}

const introductions = (sections: Record<string, string>) =>
  richTextsOf(Object.fromEntries(Object.entries(sections).map(([code, text]) => [introKey(code), text])));

async function saveFacts(context: Context, editionId: string, facts: Record<string, unknown>) {
  if (Object.keys(facts).length === 0) return;
  const version = await findVersion(context.db, editionId);
  // The use case refuses facts that are not those of a session.
  const proceedings = facts as Parameters<typeof saveProceedings>[1]['proceedings'];
  await saveProceedings(context, { editionId, version, proceedings });
}
