import type { Verdict } from '../../check/judging/index.ts';
import { ruleTitles } from '../../check/rule-titles.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { CheckedFinding } from '../checking/check-edition.ts';
import { isJudged } from '../checking/judge-edition-finding.ts';
import type { FindingGroup, ShownFinding } from './findings-view.ts';

const titleOf = (code: string): string => ruleTitles.get(code) ?? '';

/** What the reader said of findings, by key, where they may judge them. */
type Judging = ReadonlyMap<string, Verdict>;

/** By sheet, in their order; the surest findings of each first. */
export function bySheet(findings: CheckedFinding[], judging?: Judging): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ place }) => place.label ?? 'Édition');
  return [...groups]
    .map(([label, inGroup]) => ({
      label,
      href: inGroup[0]?.place.href ?? null,
      findings: inGroup.map((finding) => shownFinding(finding, judging)),
    }))
    .toSorted((a, b) => naturalOrder(a.label, b.label));
}

function shownFinding(finding: CheckedFinding, judging: Judging | undefined): ShownFinding {
  const { key, tier, sentence, code, place, words = [], demoted } = finding;
  const pages = Map.groupBy(words, ({ page }) => page.href);
  const [href, ...others] = [...pages].map(([page, [first]]) => `${page}#${first?.anchor}`);
  const judged = judging && isJudged(finding) ? { judged: { verdict: judging.get(key) ?? null } } : {};
  return { key, tier, sentence, title: titleOf(code), href: href ?? place.href, others, demoted, ...judged };
}

export const placesIn = (findings: CheckedFinding[]): { href: string; label: string }[] =>
  bySheet(findings).flatMap(({ href, label }) => (href ? [{ href, label }] : []));

/** Rules that found something, with how many. */
export const rulesIn = (findings: CheckedFinding[]): { code: string; label: string }[] =>
  [...Map.groupBy(findings, ({ code }) => code)].map(([code, found]) => ({
    code,
    label: `${titleOf(code)} (${found.length})`,
  }));
