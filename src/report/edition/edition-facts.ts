import type { Db } from '../../kernel/db/index.ts';
import { searchForm, wide } from '../../kernel/french.ts';
import { checkReport } from '../checking/check-edition.ts';
import { readReportType } from '../read-report-type.ts';
import { textsOf } from '../report-type.ts';
import { type RichText, typedTextIn } from '../rich-text.ts';
import { excessOf } from '../sheet/sheet-content.ts';
import { countSheets, type EditionRow, listSteps } from './edition.sql.ts';
import type { EditionFacts, MoveRule } from './edition-state.rule.ts';
import { readTexts } from './edition-texts.ts';
import { proceedings } from './proceedings.ts';

const unchecked = { findings: [], checklist: [] };

/**
 * What the steps of an edition look at. Checking reads the whole edition: a step that asks for neither findings nor
 * checklist does without, and finds none.
 */
export async function readEditionFacts(db: Db, edition: EditionRow, step?: MoveRule): Promise<EditionFacts> {
  const checks = !step || step.conditions.some((asked) => asked === 'findings' || asked === 'checklist');
  const type = readReportType(edition.reportType);
  const texts = readTexts(edition);
  const { findings, checklist } = checks ? await checkReport(db, edition.id) : unchecked;
  const steps = (await listSteps(db, edition.id)).map((step) => step.state);
  return {
    state: edition.state,
    ...(await countSheets(db, edition.id)),
    missingTexts: textsOf(type, edition.year)
      .filter((text) => text.required && !texts[text.code]?.content.length)
      .map((text) => text.label),
    longTexts: textsOf(type, edition.year).flatMap(({ code, label, max }) => {
      const excess = excessOf(texts[code], max);
      return excess ? [`«${wide}${label}${wide}» (${excess})`] : [];
    }),
    certainFindings: findings.filter((finding) => finding.tier === 'A' && !finding.waiver).length,
    unmetItems: checklist.filter((item) => !item.met && !item.waiver).length,
    validated: steps.lastIndexOf('validated') > steps.lastIndexOf('validation'),
    publicityRefusedBy:
      textsOf(type, edition.year).find(({ code, publicity }) => publicity && saysNo(texts[code]))?.label ?? null,
    sessionDate: proceedings.parse(edition.proceedings).sessionDate,
  };
}

/** "Non, …": what is typed begins with the word. */
const saysNo = (text: RichText | undefined): boolean =>
  text !== undefined && searchForm(typedTextIn(text)).split(' ')[0] === 'non';
