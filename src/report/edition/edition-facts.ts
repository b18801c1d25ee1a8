import type { Db } from '../../kernel/db/index.ts';
import { checkReport } from '../checking/check-edition.ts';
import { readReportType } from '../read-report-type.ts';
import { textsOf } from '../report-type.ts';
import { countSheets, type EditionRow, listSteps } from './edition.sql.ts';
import type { EditionFacts } from './edition-state.rule.ts';
import { readTexts } from './edition-texts.ts';
import { proceedings } from './proceedings.ts';

/** What the steps of an edition look at. */
export async function readEditionFacts(db: Db, edition: EditionRow): Promise<EditionFacts> {
  const type = readReportType(edition.reportType);
  const texts = readTexts(edition);
  const { findings, checklist } = await checkReport(db, edition.id);
  const steps = (await listSteps(db, edition.id)).map((step) => step.state);
  return {
    state: edition.state,
    ...(await countSheets(db, edition.id)),
    missingTexts: textsOf(type, edition.year)
      .filter((text) => text.required && !texts[text.code]?.content.length)
      .map((text) => text.label),
    certainFindings: findings.filter((finding) => finding.tier === 'A' && !finding.waiver).length,
    unmetItems: checklist.filter((item) => !item.met && !item.waiver).length,
    validated: steps.lastIndexOf('validated') > steps.lastIndexOf('validation'),
    sessionDate: proceedings.parse(edition.proceedings).sessionDate,
  };
}
