import { printNumber, readNumber } from '../../kernel/french.ts';
import type { SiteField } from '../site-type.ts';

/** What a source says of a place, a number as French writes it, with its unit; words and years as they stand. */
export function printValue({ kind, unit }: Pick<SiteField, 'kind' | 'unit'>, value: string): string {
  const number = kind === 'number' ? readNumber(value) : undefined;
  return [number === undefined ? value : printNumber(number), unit].filter(Boolean).join('\u202f');
}
