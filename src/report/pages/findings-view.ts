import type { Verdict } from '../../check/judging/judged-precision.rule.ts';
import type { Tier } from '../../kernel/finding.ts';
import type { CheckedFinding } from '../checking/check-edition.ts';

export const tiers: readonly Tier[] = ['A', 'B', 'C'];

export interface FindingFilter {
  tier: Tier | null;
  code: string | null;
  /** Address of the page where the findings are mended. */
  place: string | null;
}

/** What a row shows of a finding. */
export interface ShownFinding {
  key: string;
  tier: Tier;
  sentence: string;
  /** Name of the check. */
  title: string;
  href: string | undefined;
  /** Where it may be mended instead. */
  others?: string[];
  /** What the reader said of it; nothing where nobody judges it. */
  judged?: { verdict: Verdict | null };
  /** Shown as less sure than its check says, which was judged wrong too often. */
  demoted?: boolean | undefined;
}

export interface FindingGroup {
  label: string;
  href: string | null;
  findings: ShownFinding[];
}

export const readFilter = (search: URLSearchParams): FindingFilter => ({
  tier: tiers.find((tier) => tier === search.get('degre')) ?? null,
  code: search.get('controle') || null,
  place: search.get('fiche') || null,
});

export const writeFilter = ({ tier, code, place }: FindingFilter): URLSearchParams => {
  const entries = { degre: tier, controle: code, fiche: place };
  return new URLSearchParams(Object.entries(entries).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};

export const filtered = (findings: CheckedFinding[], { tier, code, place }: FindingFilter): CheckedFinding[] =>
  findings.filter(
    (finding) =>
      (!tier || finding.tier === tier) && (!code || finding.code === code) && (!place || finding.place.href === place),
  );

export const reaches = ['one', 'sheet', 'edition'] as const;
export type Reach = (typeof reaches)[number];

/** Findings of the same check that one reason may cover at once: this one, those of its sheet, all of them. */
export const alike = (findings: CheckedFinding[], chosen: CheckedFinding, reach: Reach): CheckedFinding[] =>
  findings.filter((finding) => {
    if (finding.waiver) return false;
    if (reach === 'one') return finding.key === chosen.key;
    return finding.code === chosen.code && (reach === 'edition' || finding.place.href === chosen.place.href);
  });
