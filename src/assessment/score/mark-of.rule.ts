import { add, compare, type Decimal } from '../../kernel/decimal.ts';
import { readNumber } from '../../kernel/french.ts';
import type { Scale, Valued } from '../grid/grid.ts';
import type { Found } from './scored.ts';

export interface Marked {
  mark: Decimal;
  why: string;
}

/** What a species or a habitat is worth: its mark by each scale, added up. */
export function markOf(found: Pick<Found, 'rarity' | 'statuses'>, scales: readonly Scale[]): Marked {
  const marked = scales.map((scale) => markBy(scale, found));
  return {
    mark: add(...marked.map(({ mark }) => mark)),
    why: marked
      .map(({ why }) => why)
      .filter(Boolean)
      .join(', '),
  };
}

function markBy(scale: Scale, { rarity, statuses }: Pick<Found, 'rarity' | 'statuses'>): Marked {
  switch (scale.kind) {
    case 'rarity': {
      const known = rarity !== null && Object.hasOwn(scale.classes, rarity) ? scale.classes[rarity] : undefined;
      return known
        ? { mark: known.mark, why: known.label }
        : { mark: scale.unlisted, why: rarity === null ? 'absente de la table' : `classe ${rarity} sans note` };
    }
    case 'statuses':
      return scale.marks
        .filter(({ kinds }) => kinds.some((kind) => statuses.includes(kind)))
        .reduce<Marked>((best, { mark, label }) => (compare(mark, best.mark) > 0 ? { mark, why: label } : best), {
          mark: '0',
          why: '',
        });
    case 'each':
      return { mark: scale.mark, why: '' };
  }
}

/** What a value is worth; undefined where it is none, or answers nothing that is asked. */
export function markOfValue(value: string, { steps, choices }: Valued): Marked | undefined {
  const chosen = choices && Object.hasOwn(choices, value) ? choices[value] : undefined;
  if (chosen) return { mark: chosen.mark, why: chosen.label };
  const number = readNumber(value);
  if (!steps || number === undefined) return undefined;
  const reached = steps.filter(({ from }) => compare(number, from) >= 0);
  const [first, ...rest] = reached;
  if (!first) return undefined;
  const step = rest.reduce((best, each) => (compare(each.from, best.from) > 0 ? each : best), first);
  return { mark: step.mark, why: step.label };
}
