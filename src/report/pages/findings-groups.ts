import { ruleTitles } from '../../check/rule-titles.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { CheckedFinding } from '../checking/check-edition.ts';
import type { FindingGroup, ShownFinding } from './findings-view.ts';

const titleOf = (code: string): string => ruleTitles.get(code) ?? '';

/** By sheet, in their order; the surest findings of each first. */
export function bySheet(findings: CheckedFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ place }) => place.label ?? 'Édition');
  return [...groups]
    .map(([label, inGroup]) => ({
      label,
      href: inGroup[0]?.place.href ?? null,
      findings: inGroup.map(shownFinding),
    }))
    .toSorted((a, b) => naturalOrder(a.label, b.label));
}

const shownFinding = ({ key, tier, sentence, code, place, words = [] }: CheckedFinding): ShownFinding => {
  const pages = Map.groupBy(words, ({ page }) => page.href);
  const [href, ...others] = [...pages].map(([page, [first]]) => `${page}#${first?.anchor}`);
  return { key, tier, sentence, title: titleOf(code), href: href ?? place.href, others };
};

export const placesIn = (findings: CheckedFinding[]): { href: string; label: string }[] =>
  bySheet(findings).flatMap(({ href, label }) => (href ? [{ href, label }] : []));

/** Rules that found something, with how many. */
export const rulesIn = (findings: CheckedFinding[]): { code: string; label: string }[] =>
  [...Map.groupBy(findings, ({ code }) => code)].map(([code, found]) => ({
    code,
    label: `${titleOf(code)} (${found.length})`,
  }));
