import { z } from 'zod';
import { recordValues } from '../src/indicator/index.ts';
import { announceCommitments, answerCommitment } from '../src/programme/index.ts';
import { outcomes } from '../src/programme/words.ts';
import { moveEdition, openEdition, reviewSheet, saveSheet, submitSheet } from '../src/report/index.ts';
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
  opened: z.iso.date(),
  dueOn: z.iso.date(),
  source: z.string(),
  sheets: z.array(sheetFile),
});
type Campaign = z.infer<typeof campaignFile>;
type StartedSheet = z.infer<typeof sheetFile>;

/** Opens the campaign of 2021 on the outline of 2020, with a few sheets already begun. */
export async function collect2021(publisher: Publisher): Promise<void> {
  const campaign = campaignFile.parse(readYaml('agglo-2021', 'campaign.yaml'));
  const coordinator = publisher.coordinator(campaign.opened);
  const { id } = await openEdition(coordinator, {
    organisationId: publisher.id,
    reportType: campaign.type,
    year: campaign.year,
    dueOn: campaign.dueOn,
  });
  await moveEdition(coordinator, { editionId: id, move: 'start_collection' });
  const sheets = new Map((await listSheetsOf(coordinator.db, id)).map((sheet) => [sheet.code, sheet]));
  for (const [index, started] of campaign.sheets.entries()) {
    const sheet = sheets.get(started.code);
    if (!sheet) throw new Error(`the campaign names a sheet ${started.code} that 2020 had not`);
    await startSheet(publisher, campaign, { started, sheet, day: `2021-12-${String(index + 6).padStart(2, '0')}` });
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
