import { byCommune, type Counting, type OfferedSource } from './counting.ts';

/** What is wrong with the definition of a count, as the end of a sentence; undefined where nothing is. */
export function checkCounting(counting: Counting, unit: string, sources: OfferedSource[]): string | undefined {
  const source = sources.find(({ name }) => name === counting.source);
  if (!source) return `aucun registre ne s’appelle «\u00a0${counting.source}\u00a0»`;
  if (counting.measure === 'share' && unit !== '%') return 'une part se dit en %';
  if (counting.measure !== 'share' && unit !== 'count') return 'un comptage donne un nombre de choses';
  if (counting.measure === 'share' && Object.keys(counting.part).length === 0)
    return 'dites quelles lignes font la part';
  if (counting.measure === 'distinct' && !(counting.of && counting.of in source.distinct))
    return 'dites quelles choses différentes sont comptées';
  if (counting.measure === 'sum' && !(counting.of && counting.of in (source.sums ?? {})))
    return 'dites quel nombre est additionné';
  return unknownPick(counting, source);
}

function unknownPick({ where, part, by }: Counting, source: OfferedSource): string | undefined {
  const columns = new Map(source.columns.map((column) => [column.key, column]));
  for (const [key, values] of [...Object.entries(where), ...Object.entries(part)]) {
    const column = columns.get(key);
    if (!column) return `les ${source.rowsLabel} n’ont pas de «\u00a0${key}\u00a0»`;
    const unknown = values.find((value) => !column.choices.some((choice) => choice.value === value));
    if (unknown !== undefined) return `«\u00a0${unknown}\u00a0» n’est pas un choix de «\u00a0${column.label}\u00a0»`;
  }
  const strange = by.find((key) => !columns.has(key) && !(key === byCommune && source.placed));
  return strange === undefined
    ? undefined
    : `les ${source.rowsLabel} ne se répartissent pas par «\u00a0${strange}\u00a0»`;
}
