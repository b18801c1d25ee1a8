import type { CheckedParagraph } from '../../check/index.ts';
import { paragraphsIn } from '../../watch/committee/paragraphs.rule.ts';
import type { EditionDocument, SheetDocument } from '../document.ts';
import { isEmptyText } from '../sheet/sheet-content.ts';
import { evidenceOfSheet, figuresOfSheet } from '../sheet/sheet-document.ts';
import type { CheckFacts } from './check-edition.sql.ts';

/** The paragraphs that the answered decision asks about, with what the sheets of the report say of each. */
export function checkedParagraphs(
  { edition, sections, evidence }: EditionDocument,
  { answered, answering }: Pick<CheckFacts, 'answered' | 'answering'>,
): CheckedParagraph[] {
  if (!answered) return [];
  const sheets = new Map(sections.flatMap((section) => section.sheets.map((sheet) => [sheet.id, sheet])));
  const own = answering.filter(({ decisionId }) => decisionId === answered.id);
  return paragraphsIn(answered.paragraphs, answered.asking)
    .filter(({ asks }) => asks)
    .map(({ number, text }) => {
      const sheet = sheets.get(own.find((each) => each.number === number)?.sheetId ?? '');
      const place = sheet
        ? { href: `/travail/fiches/${sheet.id}`, label: `${sheet.code} · ${sheet.title}` }
        : { href: `/travail/campagnes/${edition.id}`, label: `Décision ${answered.reference}` };
      const answeredBy = sheet?.blocks.some((block) => block.kind === 'text' && !isEmptyText(block.text)) ?? false;
      return { number, text, place, answered: answeredBy, evidence: sheet ? countEvidence(sheet, evidence) : 0 };
    });
}

/** Lines of the register that are still there, figures and actions. */
const countEvidence = (sheet: SheetDocument, evidence: EditionDocument['evidence']): number =>
  evidenceOfSheet(sheet).filter((key) => key in evidence).length +
  figuresOfSheet(sheet).length +
  sheet.blocks.reduce((total, block) => total + (block.kind === 'actions' ? block.actions.length : 0), 0);
