import type { Finding, Tier } from '../../kernel/finding.ts';

/** Findings told one by one; of a file that has more, the others are counted by kind. */
const mostTold = 20_000;
/** Kinds told apart, and lines told of each. */
const [mostKinds, mostLines] = [2000, 20];

/** What is wrong in the same way, on how many lines. */
export interface FindingKind {
  code: string;
  tier: Tier;
  sentence: string;
  column: string | undefined;
  rows: number;
  lines: number[];
}

/** What a file has wrong, kept in a memory that does not grow with it. */
export class FindingLog {
  readonly told: Finding[] = [];
  count = 0;
  readonly #kinds = new Map<string, FindingKind>();

  add(finding: Finding): void {
    this.count++;
    if (this.told.length < mostTold) this.told.push(finding);
    const { code, tier, sentence, place } = finding;
    const key = this.#kinds.size < mostKinds ? `${code} ${place.column} ${sentence}` : code;
    const kind = this.#kinds.get(key);
    if (!kind)
      this.#kinds.set(key, {
        code,
        tier,
        sentence,
        column: place.column,
        rows: 1,
        lines: place.line ? [place.line] : [],
      });
    else {
      kind.rows++;
      if (place.line && kind.lines.length < mostLines) kind.lines.push(place.line);
    }
  }

  /** What keeps rows out first, then what most rows have. */
  kinds(): FindingKind[] {
    return [...this.#kinds.values()].sort((a, b) => a.tier.localeCompare(b.tier) || b.rows - a.rows);
  }
}
