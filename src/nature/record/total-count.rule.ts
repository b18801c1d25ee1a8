import type { Descriptor } from './descriptor.ts';

/**
 * How many the descriptors of one record come to: those of one object are added up, individuals before anything else,
 * since couples and nests are not to be added to them. Null where nothing was counted.
 */
export function totalCount(descriptors: readonly Descriptor[]): { countMin: number | null; countMax: number | null } {
  const counted = descriptors.filter(({ countMin, countMax }) => countMin !== undefined || countMax !== undefined);
  const [first] = counted;
  if (!first) return { countMin: null, countMax: null };
  const objects = new Set(counted.map(objectOf));
  const object = objects.has('IND') ? 'IND' : objectOf(first);
  const same = counted.filter((one) => objectOf(one) === object);
  return {
    countMin: sum(same.map(({ countMin, countMax }) => countMin ?? countMax ?? 0)),
    countMax: sum(same.map(({ countMin, countMax }) => countMax ?? countMin ?? 0)),
  };
}

/** A number of nothing in particular is taken as individuals, as observers mean it. */
const objectOf = ({ countObject }: Descriptor): string =>
  countObject === undefined || countObject === 'NSP' ? 'IND' : countObject;

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
