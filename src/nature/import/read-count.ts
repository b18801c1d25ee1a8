/** How many a cell says, from least to most; `estimated` where it says about. */
export interface SaidCount {
  min: number | undefined;
  max: number | undefined;
  estimated: boolean;
}

/** Reads « 12 », « 2-4 », « 2 à 4 », « > 10 », « 10+ », « ~ 50 ». Null of what is no count. */
export function readCount(cell: string): SaidCount | null {
  const text = cell.replace(/[\s\u00a0\u202f]+/g, '').toLowerCase();
  const one = /^(\d{1,8})(?:[.,]0+)?$/.exec(text);
  if (one) return { min: Number(one[1]), max: Number(one[1]), estimated: false };
  const range = /^(\d{1,8})(?:-|–|à|a)(\d{1,8})$/.exec(text);
  if (range) return { min: Number(range[1]), max: Number(range[2]), estimated: false };
  const atLeast = /^(?:>=|≥|min)(\d{1,8})$|^(\d{1,8})\+$|^(?:aumoins)(\d{1,8})$/.exec(text);
  if (atLeast) return { min: Number(atLeast[1] ?? atLeast[2] ?? atLeast[3]), max: undefined, estimated: false };
  const more = /^(?:>|\+de|plusde)(\d{1,8})$/.exec(text);
  if (more) return { min: Number(more[1]) + 1, max: undefined, estimated: false };
  const about = /^(?:~|≈|env\.?|environ|c\.?)(\d{1,8})$/.exec(text);
  return about ? { min: Number(about[1]), max: Number(about[1]), estimated: true } : null;
}

/** Whole metres: « 1620 », « 1 620,4 m ». Null of what is no height. */
export function readMetres(cell: string): number | null {
  const read = /^(-?\d+(?:[.,]\d+)?)m?$/.exec(cell.replace(/[\s\u00a0\u202f]+/g, '').replace('−', '-'));
  const metres = read ? Math.round(Number(read[1]?.replace(',', '.'))) : null;
  return metres !== null && metres >= -11_000 && metres <= 9_000 ? metres : null;
}
