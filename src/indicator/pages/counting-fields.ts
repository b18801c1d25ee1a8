import type { Counting, Measure } from '../counting/counting.ts';

type All = (name: string) => string[];

/** What a form says of a count: fields of the chosen register alone. Null where values are typed or computed. */
export function countingIn(all: All): Counting | null {
  const [source = ''] = all('counting');
  if (source === '') return null;
  const picks = (of: 'where' | 'part') => {
    const read = all(`${of}.${source}`).map((pick) => pick.split('='));
    return Object.fromEntries(
      [...Map.groupBy(read, ([key = '']) => key)].map(([key, pairs]) => [key, pairs.map(([, value = '']) => value)]),
    );
  };
  const [measure = 'count'] = all(`measure.${source}`);
  const [kind = 'count', of] = measure.split('=');
  return {
    source,
    measure: kind as Measure,
    of: of ?? null,
    where: picks('where'),
    part: kind === 'share' ? picks('part') : {},
    by: all(`by.${source}`),
  };
}

/** The same from what a refused form carried. */
export const keptCounting = (lists: Record<string, string[] | undefined>): Counting | null =>
  countingIn((name) => lists[name] ?? []);
