import { checkEdition, type KeyedFinding } from '../../check/index.ts';
import { listDemotedRules, shownTier } from '../../check/judging/index.ts';
import { printFigures } from '../../indicator/index.ts';
import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import type { Db } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import type { Finalite } from '../../programme/finalite.ts';
import type { ChecklistItem, EditionDocument } from '../document.ts';
import { assembleEdition, assembleSheet, assembleTexts } from '../edition/assemble-edition.ts';
import { type EditionRow, findEdition } from '../edition/edition.sql.ts';
import { proceedings } from '../edition/proceedings.ts';
import { readReportType } from '../read-report-type.ts';
import type { ReportType } from '../report-type.ts';
import { type CheckFacts, readCheckFacts } from './check-edition.sql.ts';
import { checkedEditionFrom, unprintedParts } from './checked-edition-from.ts';
import { checklistKey, checklistSentence, legalChecklist } from './checklist.rule.ts';
import { listWaivers, type WaiverRow } from './waiver.sql.ts';

export interface CheckedFinding extends KeyedFinding {
  waiver: WaiverRow | null;
  /** Shown as less sure than its check says, which people judged wrong too often. */
  demoted: boolean;
}

export interface CheckedReport {
  findings: CheckedFinding[];
  checklist: ChecklistItem[];
  /** What the document prints in its annex: findings and items of the law accepted by name. */
  waivers: EditionDocument['waivers'];
  /** Accepted once, and no longer found. */
  settled: WaiverRow[];
}

/** The edition as it stands now, checked: findings and the list of the law, each with its waiver. */
export async function checkReport(db: Db, editionId: string): Promise<CheckedReport> {
  return checkDocument(db, await findEdition(db, editionId), await assembleEdition(db, editionId));
}

/** What one sheet says by itself: quick enough to be asked while somebody writes. */
export const checkSheet = async (db: Db, { editionId, code }: { editionId: string; code: string }) =>
  checkPart(db, await findEdition(db, editionId), await assembleSheet(db, editionId, code));

/** The same for the texts of the edition as a whole. */
export const checkTexts = async (db: Db, editionId: string) =>
  checkPart(db, await findEdition(db, editionId), await assembleTexts(db, editionId));

async function checkPart(db: Db, edition: EditionRow, part: EditionDocument): Promise<CheckedFinding[]> {
  const { findings } = await findingsIn(db, edition, part);
  return withWaivers(findings, [], await listWaivers(db, edition.id)).findings;
}

/** The edition as it stands now, with the list of the law and what was accepted: what a preview shows and a freeze copies. */
export async function assembleCheckedEdition(db: Db, editionId: string): Promise<EditionDocument> {
  const document = await assembleEdition(db, editionId);
  const { checklist, waivers } = await checkDocument(db, await findEdition(db, editionId), document);
  return { ...document, ...typesetAll({ checklist, waivers }) };
}

/** The same for who has assembled the document already. */
async function checkDocument(db: Db, edition: EditionRow, document: EditionDocument): Promise<CheckedReport> {
  const type = readReportType(edition.reportType);
  const { findings, facts } = await findingsIn(db, edition, document);
  const checklist = checklistOf(edition, type, document, facts);
  return withWaivers(findings, checklist, await listWaivers(db, edition.id));
}

/** What the rules find in a document of the edition, whole or of one sheet. */
async function findingsIn(db: Db, edition: EditionRow, document: EditionDocument) {
  const printed = Object.values(document.figures);
  const facts = await readCheckFacts(db, edition, [...new Set(printed.map((figure) => figure.code))]);
  const figures = new Map([...printed.map(keyed), ...(await readParts(db, edition, document, facts))]);
  const found = checkEdition(checkedEditionFrom(document, facts, figures));
  return { findings: asShown(found, await listDemotedRules(db)), facts };
}

type ShownFinding = Omit<CheckedFinding, 'waiver'>;

/** Nothing that a demoted rule says is certain. */
const asShown = (findings: KeyedFinding[], demoted: ReadonlySet<string>): ShownFinding[] =>
  findings
    .map((finding) => {
      const tier = shownTier(finding.tier, finding.code, demoted);
      return { ...finding, tier, demoted: tier !== finding.tier };
    })
    .toSorted((a, b) => a.tier.localeCompare(b.tier));

const keyed = (figure: PrintedFigure): [string, PrintedFigure] => [figure.key, figure];

async function readParts(db: Db, edition: EditionRow, document: EditionDocument, facts: CheckFacts) {
  const wanted = unprintedParts(document, facts).map((key) => {
    const at = key.indexOf('@');
    return { organisationId: edition.organisationId, code: key.slice(0, at), period: key.slice(at + 1) };
  });
  return wanted.length > 0 ? printFigures(db, wanted) : new Map<string, PrintedFigure>();
}

function checklistOf(edition: EditionRow, type: ReportType, document: EditionDocument, facts: CheckFacts) {
  if (!type.legalChecklist) return [];
  const actions = Map.groupBy(facts.actions, ({ sheetId }) => sheetId);
  const finaliteOfTag = new Map(type.tags.map((tag) => [tag.code, tag.finalite]));
  const finaliteOfSection = new Map(type.sections.map((section) => [section.code, section.finalite]));
  const sheets = document.sections.flatMap((section) =>
    section.sheets.map(({ id, tags }) => ({
      finalites: [finaliteOfSection.get(section.code), ...tags.map(({ code }) => finaliteOfTag.get(code))].filter(
        (finalite): finalite is Finalite => finalite !== undefined,
      ),
      scopes: (actions.get(id) ?? []).map(({ scope }) => scope),
    })),
  );
  const { sessionDate, budgetDebateDate } = proceedings.parse(edition.proceedings);
  return legalChecklist({
    law: type.legalChecklist,
    year: edition.year,
    texts: document.texts.map(({ code }) => code),
    sheets,
    goals: facts.actions.flatMap(({ goal }) => (goal === null ? [] : [Number(goal)])),
    commitments: facts.announced,
    sessionDate,
    budgetDebateDate,
  });
}

function withWaivers(findings: ShownFinding[], checklist: ChecklistItem[], waivers: WaiverRow[]): CheckedReport {
  const byKey = new Map(waivers.map((waiver) => [waiver.findingKey, waiver]));
  const unmet = checklist.filter((item) => !item.met);
  const standing: KeyedFinding[] = [
    ...unmet.map((item): KeyedFinding => {
      const place = { label: item.source };
      return { code: 'checklist', tier: 'A', sentence: checklistSentence(item), place, key: checklistKey(item.code) };
    }),
    ...findings,
  ];
  const found = new Set(standing.map(({ key }) => key));
  return {
    findings: findings.map((finding) => ({ ...finding, waiver: byKey.get(finding.key) ?? null })),
    checklist: checklist.map((item) => {
      const waiver = item.met ? undefined : byKey.get(checklistKey(item.code));
      return waiver ? { ...item, waiver: { reason: waiver.reason, person: waiver.person } } : item;
    }),
    waivers: standing.flatMap(({ key, code, tier, sentence, place }) => {
      const waiver = byKey.get(key);
      if (!waiver) return [];
      return [
        {
          finding: { code, tier, sentence, place },
          reason: waiver.reason,
          person: waiver.person,
          at: waiver.at.toISOString(),
        },
      ];
    }),
    settled: waivers.filter((waiver) => !found.has(waiver.findingKey)),
  };
}

export const goneFinding = () =>
  new DomainError(
    'conflict',
    'finding_gone',
    'Cette alerte n’existe plus\u00a0: un chiffre a été corrigé entre-temps. Relisez la liste.',
  );
