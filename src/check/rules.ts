import { changeSincePrevious } from './change-since-previous.rule.ts';
import { impossibleValue } from './impossible-value.rule.ts';
import { jump } from './jump.rule.ts';
import { mixedTaxBasis } from './mixed-tax-basis.rule.ts';
import { partsAndTotal } from './parts-and-total.rule.ts';
import type { CheckRule } from './rule.ts';
import { sameFactTwice } from './same-fact-twice.rule.ts';
import { shareOfWhole } from './share-of-whole.rule.ts';
import { sheetWithoutFigure } from './sheet-without-figure.rule.ts';
import { targetWithoutBaseline } from './target-without-baseline.rule.ts';
import { typedNumber } from './typed-number.rule.ts';
import { unansweredCommitment } from './unanswered-commitment.rule.ts';
import { unansweredParagraph } from './unanswered-paragraph.rule.ts';
import { unitMismatch } from './unit-mismatch.rule.ts';
import { unsourcedValue } from './unsourced-value.rule.ts';

/** Every check, in the order people read them; each has its heading in docs/reference/controles.md. */
export const checkRules: readonly CheckRule[] = [
  partsAndTotal,
  shareOfWhole,
  changeSincePrevious,
  impossibleValue,
  unitMismatch,
  mixedTaxBasis,
  sameFactTwice,
  jump,
  typedNumber,
  unsourcedValue,
  targetWithoutBaseline,
  unansweredCommitment,
  unansweredParagraph,
  sheetWithoutFigure,
];
