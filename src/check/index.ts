export type { Answer, CheckedDocument } from './answer/checked-document.ts';
export { checkDocument } from './answer/checked-document.ts';
export { withShownTiers } from './answer/shown-tiers.ts';
export { writeFindingsCsv } from './answer/write-csv.ts';
export { writeFindingsHtml } from './answer/write-html.ts';
export { writeSarif } from './answer/write-sarif.ts';
export { writeText } from './answer/write-text.ts';
export { checkAside, prepareAside } from './aside/check-aside.ts';
export { checkEdition } from './check-edition.ts';
export type {
  CheckedBreakdown,
  CheckedEdition,
  CheckedFigure,
  CheckedParagraph,
  CheckedSheet,
  CheckedUnit,
  KeyedFinding,
  Passage,
  PastValue,
  PrintedWords,
} from './checked-edition.ts';
export { demotedAmong, isDemoted, type JudgedRule, precisionOf } from './judging/judged-precision.rule.ts';
export { readJudgedRules } from './judging/judged-rules-file.ts';
export { relationsByLabel } from './relations.ts';
export { ruleTitles } from './rule-titles.ts';
export { checkRules } from './rules.ts';
export { readableEndings, readSource } from './source/read-source.ts';
export { largestDocument } from './source/refusals.ts';
