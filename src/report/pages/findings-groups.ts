import { checkTitles } from '../../check/titles.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { CheckedFinding } from '../checking/check-edition.ts';
import type { FindingGroup } from './findings-view.ts';

const titleOf = (code: string): string => checkTitles.get(code) ?? '';

/** By sheet, in their order; the surest findings of each first. */
export function bySheet(findings: CheckedFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ place }) => place.label ?? 'Édition');
  return [...groups]
    .map(([label, inGroup]) => ({
      label,
      href: inGroup[0]?.place.href ?? null,
      findings: inGroup.map(({ key, tier, sentence, code, place }) => {
        return { key, tier, sentence, title: titleOf(code), href: place.href };
      }),
    }))
    .toSorted((a, b) => naturalOrder(a.label, b.label));
}

export const placesIn = (findings: CheckedFinding[]): { href: string; label: string }[] =>
  bySheet(findings).flatMap(({ href, label }) => (href ? [{ href, label }] : []));

/** Rules that found something, with how many. */
export const rulesIn = (findings: CheckedFinding[]): { code: string; label: string }[] =>
  [...Map.groupBy(findings, ({ code }) => code)].map(([code, found]) => ({
    code,
    label: `${titleOf(code)} (${found.length})`,
  }));
