import { z } from 'zod';
import { recordValues } from '../src/indicator/index.ts';
import { announceCommitments, answerCommitment } from '../src/programme/index.ts';
import { outcomes } from '../src/programme/words.ts';
import { assignSheets, moveEdition, openEdition, reviewSheet, saveSheet, submitSheet } from '../src/report/index.ts';
import type { Publisher } from './cast.ts';
import { linkSheets, listSheetsOf } from './demo.sql.ts';
import { readYaml } from './publication.ts';
import { richTextsOf } from './rich-text.ts';

const sheetFile = z.strictObject({
  code: z.string(),
  state: z.enum(['in_progress', 'submitted', 'sent_back', 'accepted']),
  note: z.string().optional(),
  values: z.record(z.string(), z.string()).default({}),
  /** In the order in which last year's sheet announced. */
  answers: z.array(z.strictObject({ outcome: z.enum(outcomes), sentence: z.string() })).default([]),
  texts: z.record(z.string(), z.string()).default({}),
  commitments: z.array(z.string()).default([]),
});

const campaignFile = z.strictObject({
  type: z.string(),
  year: z.number(),
  /** In days from the one of loading, as are all that follow: when it opened. */
  opened: z.int(),
  /** When the first of `sheets` was worked on; each of the others follows a day later. */
  begun: z.int(),
  due: z.int(),
  dueOtherwise: z.array(z.strictObject({ in: z.int(), sheets: z.array(z.string()) })),
  source: z.string(),
  sheets: z.array(sheetFile),
});
type Campaign = z.infer<typeof campaignFile>;
type StartedSheet = z.infer<typeof sheetFile>;

/** Opens the campaign of 2021 on the outline of 2020, with a few sheets already begun, around the day of loading. */
export async function collect2021(publisher: Publisher, today: string): Promise<void> {
  const campaign = campaignFile.parse(readYaml('agglo-2021', 'campaign.yaml'));
  const dayIn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const coordinator = publisher.coordinator(dayIn(campaign.opened));
  const { id: editionId } = await openEdition(coordinator, {
    organisationId: publisher.id,
    reportType: campaign.type,
    year: campaign.year,
    dueOn: dayIn(campaign.due),
  });
  const sheets = new Map((await listSheetsOf(coordinator.db, editionId)).map((sheet) => [sheet.code, sheet]));
  const sheetOf = (code: string) => {
    const sheet = sheets.get(code);
    if (!sheet) throw new Error(`the campaign names a sheet ${code} that 2020 had not`);
    return sheet;
  };
  for (const otherwise of campaign.dueOtherwise) {
    const sheetIds = otherwise.sheets.map((code) => sheetOf(code).id);
    await assignSheets(coordinator, { editionId, sheetIds, dueOn: dayIn(otherwise.in) });
  }
  await moveEdition(coordinator, { editionId, move: 'start_collection' });
  for (const [index, started] of campaign.sheets.entries()) {
    await startSheet(publisher, campaign, {
      started,
      sheet: sheetOf(started.code),
      day: dayIn(campaign.begun + index),
    });
  }
}

interface Start {
  started: StartedSheet;
  sheet: Awaited<ReturnType<typeof listSheetsOf>>[number];
  day: string;
}

async function startSheet(publisher: Publisher, campaign: Campaign, { started, sheet, day }: Start): Promise<void> {
  const service = [...publisher.services].find(([, id]) => id === sheet.serviceId)?.[0] ?? '';
  const writer = publisher.writerOf(service)(day);
  const values = Object.entries(started.values).map(([code, value]) => ({
    code,
    period: String(campaign.year),
    value,
    source: campaign.source,
  }));
  if (values.length > 0) await recordValues(writer, { organisationId: publisher.id, values });
  for (const [index, answer] of started.answers.entries()) {
    const commitmentId = sheet.asked[index];
    if (commitmentId) await answerCommitment(writer, { commitmentId, ...answer });
  }
  await announceFor(publisher, writer, campaign, { started, sheet });
  await saveSheet(writer, { sheetId: sheet.id, baseVersion: 1, content: richTextsOf(started.texts) });
  if (started.state === 'in_progress') return;
  await submitSheet(writer, { sheetId: sheet.id });
  if (started.state === 'submitted') return;
  const decision = started.state === 'accepted' ? 'accept' : 'send_back';
  await reviewSheet(publisher.coordinator(day), { sheetId: sheet.id, decision, note: started.note ?? '' });
}

async function announceFor(
  publisher: Publisher,
  writer: ReturnType<Publisher['coordinator']>,
  campaign: Campaign,
  { started, sheet }: Pick<Start, 'started' | 'sheet'>,
): Promise<void> {
  if (started.commitments.length === 0) return;
  const { ids } = await announceCommitments(writer, {
    organisationId: publisher.id,
    actionId: sheet.actionId,
    announcedYear: campaign.year,
    dueYear: campaign.year + 1,
    sentences: started.commitments,
  });
  const commitments = ids.map((commitmentId) => ({ sheetId: sheet.id, commitmentId }));
  await writer.db
    .transaction()
    .execute((tx) => linkSheets(tx, publisher.id, { figures: [], actions: [], commitments }));
}
