const fewest = 3;
const lead = 1.4;

/** The year that a text speaks of: the one it writes most, well before any other; null where none stands out. */
export function documentYear(plain: string): number | null {
  const counts = new Map<string, number>();
  for (const [year] of plain.matchAll(/(?<![\d,.-])20\d\d(?!\d|,\d|-)/g)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < fewest || first[1] < lead * (second?.[1] ?? 0)) return null;
  return Number(first[0]);
}
