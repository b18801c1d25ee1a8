import { type Decimal, isZero } from '../kernel/decimal.ts';
import { printCount, printDate, printNumber } from '../kernel/french.ts';
import type { Basis, Effort, SurveyState } from './score/scored.ts';

export const between = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string =>
  `du ${printDate(startsOn)} au ${printDate(endsOn)}`;

export const printPoints = (value: Decimal): string =>
  `${printNumber(value)}\u00a0${['0', '1', '-1'].includes(value) ? 'point' : 'points'}`;

/** "+ 5", "− 6", "0". */
export const printChange = (value: Decimal): string => {
  if (isZero(value)) return '0';
  return value.startsWith('-') ? `−\u202f${printNumber(value.slice(1))}` : `+\u202f${printNumber(value)}`;
};

/** "1re", "2e ex æquo". */
export const printRank = (rank: number, tied: boolean): string =>
  `${rank === 1 ? '1er' : `${rank}e`}${tied ? ' ex æquo' : ''}`;

/** Under a plan of ranked sites, where "3+" stands for more than one. */
export const planWords =
  'Chaque site sous son rang\u202f; un «\u00a0+\u00a0» en réunit plusieurs, trop proches, sous le rang du premier.';

export const stateWords: Record<SurveyState, string> = {
  done: 'relevé',
  not_done: 'non inventorié',
  waiting: 'en attente',
};

export const basisWords: Record<Basis, string> = {
  records: 'd’après les données',
  carried: 'espèces reprises d’un tableau ancien, sans donnée',
  carried_score: 'score repris, sans détail',
  value: 'd’après une valeur',
};

/** What counts at a site and is not named there. */
export const hiddenWords = ({ kind, hidden: { count } }: { kind: string; hidden: { count: number } }): string =>
  kind === 'habitats'
    ? printCount(count, 'habitat sans code HABREF, non nommé', 'habitats sans code HABREF, non nommés')
    : printCount(count, 'espèce sensible, non nommée', 'espèces sensibles, non nommées');

/** "2 visites, 3,5 heures, 2 personnes". */
export function effortWords({ visits, hours, observers, typed }: Effort): string {
  const words = [
    printCount(visits, 'visite'),
    ...(hours === null ? [] : [`${printNumber(trimmed(hours))}\u00a0h`]),
    ...(observers > 0 ? [printCount(observers, 'personne')] : []),
  ].join(', ');
  return typed ? `${words}, selon l’équipe` : words;
}

/** "1.50" → "1.5"; "20" stays. */
const trimmed = (value: Decimal): Decimal => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);
