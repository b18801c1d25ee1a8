import { z } from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import type { SheetKind } from '../report-type.ts';
import { type RichText, richText, typedTextIn } from '../rich-text.ts';

/** The prose of a sheet, by code of its text blocks. */
export const sheetContent = z.record(z.string(), richText);
export type SheetContent = z.infer<typeof sheetContent>;

export const textBlocksOf = (kind: SheetKind) => kind.blocks.filter((block) => block.kind === 'text');

/** Refuses a text for a block that the sheet has not: it would be kept nowhere a reader looks. */
export function checkBlocks(kind: SheetKind, content: SheetContent): void {
  const known = new Set(textBlocksOf(kind).map((block) => block.code));
  const unknown = Object.keys(content).filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  throw new DomainError(
    'invalid',
    'unknown_block',
    'La trame de ce rapport a changé depuis l’ouverture de la page : une des rubriques n’existe plus. Copiez votre texte, rechargez la page, puis collez-le.',
    { blocks: unknown },
  );
}

export const isEmptyText = (text: RichText | undefined): boolean =>
  !text || (typedTextIn(text).trim() === '' && !hasFigure(text));

const hasFigure = (text: RichText): boolean => JSON.stringify(text).includes('"figure"');

export const lengthOf = (text: RichText): number => typedTextIn(text).length;

/** "120 caractères de trop", where the type limits the block. */
export function excessOf(text: RichText | undefined, max: number | undefined): string | undefined {
  const excess = text && max ? lengthOf(text) - max : 0;
  return excess > 0 ? `${printCount(excess, 'caractère')} de trop` : undefined;
}

export const sameText = (a: RichText | undefined, b: RichText | undefined): boolean =>
  (isEmptyText(a) && isEmptyText(b)) || sorted(a) === sorted(b);

/** The database hands keys back in an order of its own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** Codes of the blocks whose text differs. */
export const changedBlocks = (a: SheetContent, b: SheetContent): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((code) => !sameText(a[code], b[code]));
