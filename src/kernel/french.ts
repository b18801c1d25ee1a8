import type { Decimal } from './decimal.ts';

/** Narrow no-break space: between thousands, before units and ; ! ? */
export const narrow = '\u202f';
/** No-break space: before « : » and inside « ». */
export const wide = '\u00a0';

/** "2817640.35" → "2 817 640,35", every decimal kept, minus sign rather than hyphen. */
export function printNumber(value: Decimal): string {
  const [whole = '', decimals] = value.replace(/^-/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, narrow);
  return `${value.startsWith('-') ? '−' : ''}${grouped}${decimals ? `,${decimals}` : ''}`;
}

/** Reads what people type or paste: whichever space between thousands, comma or point, whichever minus. Undefined if it is no number. */
export function readNumber(text: string): Decimal | undefined {
  const plain = text
    .replace(/[\s\u00a0\u202f\u2009]/g, '')
    .replace(/[−–‒]/g, '-')
    .replace(',', '.');
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
  const sign = match[1] === '-' ? '-' : '';
  return match[3] ? `${sign}${whole}.${match[3]}` : `${sign}${whole}`;
}

/** From January on. */
export const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** The day it is in France, "2021-02-16". */
export const frenchDay = (instant: Date): string => clock.format(instant).slice(0, 10);

/** The year it is in France. */
export const frenchYear = (instant: Date): number => Number(frenchDay(instant).slice(0, 4));

/** "2020-03-04" → "4 mars 2020", "2020-03-01" → "1er mars 2020"; an instant is printed as its day in France. */
export function printDate(date: string): string {
  const [year = '', month = '', day = ''] = (date.includes('T') ? frenchDay(new Date(date)) : date).split('-');
  const number = Number(day);
  return `${number === 1 ? '1er' : number} ${months[Number(month) - 1]} ${year}`;
}

/** An instant on a French clock: "4 mars 2020 à 9 h 05". */
export const printInstant = (instant: Date | string): string =>
  `${printDate(frenchDay(new Date(instant)))} à ${printTime(instant)}`;

/** The time of an instant on a French clock: "9 h 05". */
export function printTime(instant: Date | string): string {
  const [hours, minutes] = clock.format(new Date(instant)).slice(11).split(':');
  return `${Number(hours)}${wide}h${wide}${minutes}`;
}

/** "1 fiche", "0 fiche", "2 fiches": French counts plural from two. */
export const printCount = (count: number, one: string, many = `${one}s`): string =>
  `${printNumber(String(count))}${wide}${count < 2 ? one : many}`;

/** "Auchel, Béthune et 88 autres": the first of a list, and how many more there are. */
export function printFirst(all: readonly string[], most = 12): string {
  const shown = all.slice(0, most).join(', ');
  return all.length > most ? `${shown} et ${printCount(all.length - most, 'autre')}` : shown;
}

/** Lower case, without accents nor punctuation: what a search compares. */
export const searchForm = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A piece of an address: "Béthune-Bruay" → "bethune-bruay". */
export const slugOf = (text: string): string => searchForm(text).replaceAll(' ', '-');

/** Natural order, French: "Lens 2" before "Lens 10". */
export const naturalOrder = new Intl.Collator('fr-FR', { numeric: true }).compare;

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
