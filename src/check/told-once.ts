import type { KeyedFinding } from './checked-edition.ts';
import type { ProseContradiction } from './edition-prose.ts';

/**
 * One mistake, one finding. Where the figures that a text contradicts are all linked, a rule on figures that already
 * says so speaks: it knows their labels. A number typed in a contradiction is first made right; the advice to link it
 * comes after.
 */
export function toldOnce(onFigures: KeyedFinding[], inProse: ProseContradiction[]): KeyedFinding[] {
  const told = inProse.filter((one) => !onFigures.some((finding) => says(finding, one)));
  const typed = new Set(told.flatMap((one) => one.typed));
  return [...onFigures.filter(({ key }) => !typed.has(key)), ...told.map(({ finding }) => finding)];
}

function says({ about = [] }: KeyedFinding, { linked, onlyLinked }: ProseContradiction): boolean {
  if (!onlyLinked || linked.length === 0) return false;
  const shared = new Set(linked.filter((figure) => about.includes(figure)));
  return shared.size >= Math.min(2, new Set(linked).size);
}
