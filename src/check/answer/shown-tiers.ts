import { shownTier } from '../judging/judged-precision.rule.ts';
import type { CheckedDocument } from './checked-document.ts';

/** The same document, with nothing certain that a demoted rule says. */
export function withShownTiers(checked: CheckedDocument, demoted: ReadonlySet<string>): CheckedDocument {
  if (demoted.size === 0) return checked;
  const shown = <T extends CheckedDocument['found'][number] | CheckedDocument['answer']['findings'][number]>(
    finding: T,
  ): T => ({ ...finding, tier: shownTier(finding.tier, finding.rule, demoted) });
  return {
    ...checked,
    found: checked.found.map(shown),
    answer: { ...checked.answer, findings: checked.answer.findings.map(shown) },
  };
}
