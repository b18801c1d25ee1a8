import { add, type Decimal } from '../../kernel/decimal.ts';

interface Shown {
  mark: Decimal;
  level: number;
}

export interface ShownItems<Item> {
  named: Item[];
  /** Sensitive ones, told by their number and the sum of their marks alone. */
  hidden: { count: number; mark: Decimal };
}

/**
 * What may be named at a site. A site tells a place more finely than a commune does, so that whoever does not work on the
 * records is named no species that is sensitive there, whatever its level; their marks stay in the sum.
 */
export function shownItems<Item extends Shown>(items: readonly Item[], mayName: boolean): ShownItems<Item> {
  const isShown = ({ level }: Item): boolean => mayName || level === 0;
  const hidden = items.filter((item) => !isShown(item));
  return {
    named: items.filter(isShown),
    hidden: { count: hidden.length, mark: add(...hidden.map(({ mark }) => mark)) },
  };
}
