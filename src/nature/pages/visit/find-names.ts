import { searchForm } from '../../../kernel/french.ts';
import type { FieldName } from '../../index.ts';
import type { Suggestion } from './suggest.tsx';

export interface FoundTaxon {
  cdNom: number | null;
  name: string;
  scientific: string;
  /** A number typed with the name. */
  count: string;
}

/** A finder of names among those a device carries: each typed word begins a word, or the name itself. */
export function nameFinder(names: readonly FieldName[]): (text: string) => Suggestion<FoundTaxon>[] {
  const ready = names.map(([cdNom, name, scientific]) => ({
    taxon: { cdNom, name, scientific },
    form: ` ${searchForm(`${name} ${scientific}`)}`,
  }));
  return (text) => {
    const { name: typed, count } = withoutCount(text);
    const words = searchForm(typed).split(' ').filter(Boolean);
    if (words.length === 0) return [];
    const found = ready.filter(({ form }) => words.every((word) => form.includes(` ${word}`))).slice(0, 7);
    const exact = found.some(({ taxon }) =>
      [taxon.name, taxon.scientific].some((name) => searchForm(name) === searchForm(typed)),
    );
    return [
      ...found.map(({ taxon }) => ({
        key: String(taxon.cdNom),
        label: taxon.name,
        aside: taxon.scientific,
        value: { ...taxon, count },
      })),
      ...(exact
        ? []
        : [
            {
              key: 'as-typed',
              label: `«\u00a0${typed.trim()}\u00a0»`,
              aside: 'tel quel, à déterminer',
              value: { cdNom: null, name: typed.trim(), scientific: '', count },
            },
          ]),
    ];
  };
}

/** "3 triton palmé", "triton palmé 3", "triton palmé 3-5". */
export function withoutCount(text: string): { name: string; count: string } {
  const match = /^(?:(\d+(?:-\d+)?)\s+)?(.*?)(?:\s+(\d+(?:-\d+)?))?$/s.exec(text.trim());
  return { name: match?.[2] ?? text, count: match?.[3] ?? match?.[1] ?? '' };
}
