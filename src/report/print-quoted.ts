import { printQuantities } from '../indicator/index.ts';
import type { Db } from '../kernel/db/index.ts';
import { figuresIn, type RichText } from './rich-text.ts';

/** How figures that texts quote are read, by `figureKey`, and others with them. */
export const printQuoted = (
  db: Db,
  organisationId: string,
  texts: RichText[],
  others: { code: string; period: string }[] = [],
): Promise<Record<string, string>> =>
  printQuantities(db, organisationId, [
    ...texts.flatMap(figuresIn).map(({ indicator, period }) => ({ code: indicator, period })),
    ...others,
  ]);
