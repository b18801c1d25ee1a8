import { compare, type Decimal, divide, multiply, subtract } from '../kernel/decimal.ts';
import type { Tier } from '../kernel/finding.ts';
import { printNumber } from '../kernel/french.ts';
import type { CheckedFigure } from './checked-edition.ts';
import { type CheckRule, findingAbout } from './rule.ts';
import { named, shortened } from './wording.ts';

export const jump: CheckRule = {
  code: 'jump',
  title: 'Saut hors de l’histoire de l’indicateur',
  tier: 'B',
  explanation:
    'Probable : la valeur est dix ou mille fois la précédente, avec les mêmes chiffres ou le même ordre de grandeur (zéro de trop, unité changée). À regarder : avec quatre valeurs antérieures au moins, elle a plus que doublé (ou diminué de moitié) et bouge trois fois plus que jamais.',
  check: (edition) =>
    edition.figures.flatMap((figure) => {
      const found = figure.computed ? undefined : jumpOf(figure);
      return found ? [findingAbout(jump.code, found.tier, [figure], found.sentence)] : [];
    }),
};

function jumpOf(figure: CheckedFigure): { tier: Tier; sentence: string } | undefined {
  const earlier = figure.earlier.filter((past) => past.period.kind === figure.period.kind);
  const last = earlier.at(-1);
  if (!last || [...earlier, figure].some(({ value }) => compare(value, '0') <= 0)) return undefined;
  const passes = `${named(figure)} passe de ${last.printed} à ${figure.printed}`;
  const times = movement(last.value, figure.value);
  const ratio = printNumber(shortened(times, 1));
  if (compare(times, '300') >= 0 && compare(times, '3000') <= 0 && significant(last.value, figure.value)) {
    return {
      tier: 'B',
      sentence: `${passes} (rapport de ${ratio})\u00a0: l’unité a peut-être changé (milliers, kilo…).`,
    };
  }
  if (digits(last.value) === digits(figure.value) && digits(last.value).length > 1 && compare(times, '1') > 0) {
    return {
      tier: 'B',
      sentence: `${passes} (rapport de ${ratio})\u00a0: mêmes chiffres, avec un zéro ou une virgule de différence.`,
    };
  }
  if (earlier.length < 4) return undefined;
  const usual = earlier.slice(1).map((past, at) => movement(earlier[at]?.value ?? past.value, past.value));
  const widest = usual.reduce((most, one) => (compare(one, most) > 0 ? one : most), '1');
  const beyond = compare(subtract(times, '1'), multiply('3', subtract(widest, '1'))) > 0;
  if (!beyond || compare(times, '2') < 0) return undefined;
  const sentence = `${passes} (rapport de ${ratio}), alors que d’une valeur à l’autre le rapport n’avait pas dépassé ${printNumber(shortened(widest, 2))} en ${earlier.length} valeurs.`;
  return { tier: 'C', sentence };
}

/** How many times the greater holds the smaller. */
function movement(a: Decimal, b: Decimal): Decimal {
  const [small, great] = compare(a, b) <= 0 ? [a, b] : [b, a];
  return divide(great, small) ?? '1';
}

/** From 1 to 500 counted things is a beginning; from 12 to 12 000 is a change of unit. */
const significant = (a: Decimal, b: Decimal): boolean =>
  (compare(a, '10') >= 0 && compare(b, '10') >= 0) || a.includes('.') || b.includes('.');

const digits = (value: Decimal): string => value.replace('.', '').replace(/^0+|0+$/g, '');
