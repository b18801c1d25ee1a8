import { z } from 'zod';
import {
  answerDecision,
  assignSheets,
  moveEdition,
  openEdition,
  reviewSheet,
  saveEditionTexts,
  saveRegisterRows,
  saveSheet,
  submitSheet,
} from '../src/report/index.ts';
import { readReportType } from '../src/report/read-report-type.ts';
import { readRegisters } from '../src/report/register/read-registers.ts';
import { registerNames } from '../src/report/register/register-name.ts';
import { sheetKindOf } from '../src/report/report-type.ts';
import { offeredTables } from '../src/report/sheet/sheet-registers.ts';
import { stateSite } from '../src/site/index.ts';
import { saveCommitteeDecision } from '../src/watch/index.ts';
import type { Publisher } from './cast.ts';
import { linkSheets, listOutlineOf } from './demo.sql.ts';
import { publishEdition } from './edition.ts';
import { type Publication, readPublication, readYaml } from './publication.ts';
import { richTextsOf } from './rich-text.ts';

/** What the property's manager owes UNESCO, filled from the register: one report published, one being written. */
export async function makeUnescoReports(publisher: Publisher): Promise<void> {
  await stateProperty(publisher);
  const context = publisher.coordinator('2019-04-05');
  const [file] = z.array(z.record(z.string(), z.string())).parse(readYaml('veille-2018', 'comite.yaml'));
  const decision = await saveCommitteeDecision(context, { ...file, organisationId: publisher.id });
  const periodic = readPublication('periodique-2019');
  const first = await open(publisher, periodic);
  await write(publisher, periodic, first);
  await publishEdition(publisher, periodic, first.id);
  const conservation = readPublication('conservation-2019');
  const second = await open(publisher, conservation, decision.id);
  await write(publisher, conservation, second);
  const { written } = conservation.edition.timeline;
  const texts = richTextsOf(await withEvidence(publisher, conservation.edition.texts));
  await saveEditionTexts(publisher.coordinator(written), { editionId: second.id, baseVersion: 1, texts });
}

/**
 * The property itself, with the year that the activity report gives of its inscription, and its area by two sources that
 * disagree: what the World Heritage Centre publishes, and what the 109 open outlines add up to.
 */
const stateProperty = (publisher: Publisher) =>
  stateSite(publisher.coordinator('2019-04-05'), {
    organisationId: publisher.id,
    kind: 'bien',
    name: 'Bassin minier du Nord et du Pas-de-Calais',
    values: { inscription: '2012' },
    source: { title: 'Rapport d’activité 2018 de la Mission Bassin minier', asOf: '2018-12-31' },
    others: [
      {
        source: {
          title: 'Liste du patrimoine mondial, bien 1360',
          producer: 'Centre du patrimoine mondial de l’UNESCO',
          url: 'https://whc.unesco.org/fr/list/1360',
          asOf: '2012-06-30',
        },
        values: { surface: '3943' },
      },
      {
        source: {
          title: 'Périmètre du bien inscrit, somme des 109 contours ouverts',
          producer: 'Mission Bassin minier',
          licence: 'Licence Ouverte 2.0',
        },
        values: { surface: '3974,84' },
      },
    ],
    published: true,
  });

type Outline = Awaited<ReturnType<typeof listOutlineOf>>;
interface Opened {
  id: string;
  sheets: Outline;
}

async function open(publisher: Publisher, { edition, sheets }: Publication, decisionId?: string): Promise<Opened> {
  const context = publisher.coordinator(edition.timeline.opened);
  const { id } = await openEdition(context, {
    organisationId: publisher.id,
    reportType: edition.type,
    year: edition.year,
    title: edition.title,
    // An example that stays open is never late.
    dueOn: decisionId ? null : edition.dueOn,
  });
  if (decisionId) await answerDecision(context, { editionId: id, decisionId });
  const opened = await listOutlineOf(context.db, id);
  const sheetIds = opened.map((sheet) => sheet.id);
  await assignSheets(context, { editionId: id, sheetIds, serviceId: publisher.services.get('mission') ?? null });
  const year = { kind: 'year', start: '2018-01-01', end: '2018-12-31' };
  const figures = sheets.flatMap(({ code, key }) =>
    key.map((figure, position) => {
      const sheetId = opened.find((sheet) => sheet.code === code)?.id ?? '';
      return { sheetId, code: figure, ...year, position, key: true };
    }),
  );
  await context.db
    .transaction()
    .execute((tx) => linkSheets(tx, publisher.id, { figures, actions: [], commitments: [] }));
  await moveEdition(context, { editionId: id, move: 'start_collection' });
  return { id, sheets: opened };
}

/** Every sheet that the files write takes all that the register offers, then is accepted; the others wait. */
async function write(publisher: Publisher, { edition, sheets: files }: Publication, { sheets }: Opened): Promise<void> {
  const { written, accepted } = edition.timeline;
  const writer = publisher.coordinator(written);
  const whole = edition.type === 'suivi-periodique';
  for (const sheet of sheets) {
    const file = files.find(({ code }) => code === sheet.code);
    if (!file && !whole) continue;
    if (file) {
      const content = richTextsOf(await withEvidence(publisher, file.texts));
      await saveSheet(writer, { sheetId: sheet.id, baseVersion: 1, content });
    }
    // An answer cites what it rests on; the other sheets take all that the register offers.
    if (sheet.kind !== 'reponse') await takeRows(publisher, writer, { ...sheet, reportType: edition.type });
    await submitSheet(writer, { sheetId: sheet.id });
    await reviewSheet(publisher.coordinator(accepted), { sheetId: sheet.id, decision: 'accept' });
  }
}

type Writer = ReturnType<Publisher['coordinator']>;

/** All that the register offers, answered with its first word and marked as invented where an answer is asked. */
async function takeRows(
  publisher: Publisher,
  writer: Writer,
  { id, kind, reportType }: Outline[number] & { reportType: string },
): Promise<void> {
  const sheetKind = sheetKindOf(readReportType(reportType), kind);
  const tables = await offeredTables(writer.db, { id, organisationId: publisher.id }, sheetKind);
  const rows = tables.flatMap(({ block, rows: offered }) =>
    offered.map(({ key }) => {
      const answer = block.asks && { choice: block.asks.choices[0] ?? '', note: 'Exemple inventé.' };
      return { block: block.code, key, taken: true, ...answer };
    }),
  );
  if (rows.length > 0) await saveRegisterRows(writer, { sheetId: id, rows });
}

/** Texts of the files name a line of the register by its kind and some of its words: `@[site:Fosse Mathilde]`. */
async function withEvidence(
  { id, coordinator }: Publisher,
  texts: Record<string, string>,
): Promise<Record<string, string>> {
  const named = /@\[([a-z]+):([^\]]+)\]/g;
  const kinds = new Set(Object.values(texts).flatMap((text) => [...text.matchAll(named)].map(([, kind]) => kind)));
  const names = registerNames.filter((name) => kinds.has(name));
  const read = await readRegisters(coordinator('2019-05-06').db, id, names);
  const keyOf = (kind: string, words: string): string => {
    const rows = read[kind as (typeof names)[number]]?.rows ?? [];
    const found = rows.find(({ told, cells }) => [told, ...cells].some((text) => text.includes(words)));
    if (!found) throw new Error(`the register has no ${kind} called ${words}`);
    return found.key;
  };
  return Object.fromEntries(
    Object.entries(texts).map(([code, text]) => [
      code,
      text.replace(named, (_, kind: string, words: string) => `@[${keyOf(kind, words)}]`),
    ]),
  );
}
