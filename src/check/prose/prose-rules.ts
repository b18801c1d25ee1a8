import { announcedWithoutFollowUp } from './announced-without-follow-up.prose.ts';
import { annualAndSchoolYear } from './annual-and-school-year.prose.ts';
import { balance } from './balance.prose.ts';
import { boundAndExact } from './bound-and-exact.prose.ts';
import { changeInProse } from './change-in-prose.prose.ts';
import { digitChanged } from './digit-changed.prose.ts';
import { distribution } from './distribution.prose.ts';
import { implausibleJumpInProse } from './implausible-jump-in-prose.prose.ts';
import { impossibleDate } from './impossible-date.prose.ts';
import { lawDate } from './law-date.prose.ts';
import { product } from './product.prose.ts';
import type { ProseRule } from './prose-rule.ts';
import { rate } from './rate.prose.ts';
import { restatedValue } from './restated-value.prose.ts';
import { sameLabelTwoValues } from './same-label-two-values.prose.ts';
import { scale } from './scale.prose.ts';
import { shareInProse } from './share-in-prose.prose.ts';
import { statedTotal } from './stated-total.prose.ts';
import { taxRatio } from './tax-ratio.prose.ts';
import { unsourcedFigure } from './unsourced-figure.prose.ts';

/** Every check of prose, in the order people read them; each has its heading in docs/reference/controles.md. */
export const proseRules: readonly ProseRule[] = [
  statedTotal,
  shareInProse,
  distribution,
  product,
  rate,
  balance,
  changeInProse,
  digitChanged,
  boundAndExact,
  sameLabelTwoValues,
  taxRatio,
  annualAndSchoolYear,
  scale,
  impossibleDate,
  lawDate,
  implausibleJumpInProse,
  unsourcedFigure,
  announcedWithoutFollowUp,
  restatedValue,
];
