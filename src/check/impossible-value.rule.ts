import { compare, decimalsOf, isZero, round, subtract } from '../kernel/decimal.ts';
import type { Tier } from '../kernel/finding.ts';
import { searchForm } from '../kernel/french.ts';
import type { CheckedFigure } from './checked-edition.ts';
import { type CheckRule, findingAbout } from './rule.ts';
import { named, speaksOfChange } from './wording.ts';

export const impossibleValue: CheckRule = {
  code: 'impossible_value',
  title: 'Valeur impossible',
  tier: 'A',
  explanation:
    'Une part ne dépasse pas 100 %, on ne compte pas un nombre négatif de choses, et les choses se comptent en entiers. Les évolutions, écarts, soldes et moyennes ne sont pas concernés.',
  check: (edition) =>
    edition.figures.flatMap((figure) => {
      const found = impossibilityOf(figure);
      return found ? [findingAbout(impossibleValue.code, found.tier, [figure], found.sentence)] : [];
    }),
};

function impossibilityOf(figure: CheckedFigure): { tier: Tier; sentence: string } | undefined {
  if (speaksOfChange(figure.label)) return undefined;
  const negative = compare(figure.value, '0') < 0;
  const said = `${named(figure)} (${figure.periodLabel}) est imprimé ${figure.printed}`;
  if (figure.unit.nature === 'percent') {
    const share = shareTier(figure.label);
    if (!share || (!negative && compare(figure.value, '100') <= 0)) return undefined;
    return {
      tier: share,
      sentence: `${said}${negative ? '\u00a0: une part n’est pas négative.' : '\u00a0: une part ne dépasse pas 100\u202f%.'}`,
    };
  }
  if (figure.unit.nature !== 'count') return undefined;
  if (negative) return { tier: 'A', sentence: `${said}\u00a0: on ne compte pas un nombre négatif de choses.` };
  if (isWhole(figure) || speaksOfAverage(figure)) return undefined;
  return {
    tier: 'B',
    sentence: `${said}\u00a0: ce qui se compte est un nombre entier. L’unité est-elle la bonne\u202f?`,
  };
}

/** "Part de…" is a share for certain; a "taux de…" mostly is, save those that may pass 100 % by nature. */
function shareTier(label: string): Tier | undefined {
  const words = searchForm(label);
  if (/^(part|parts|proportion|pourcentage)\b/.test(words)) return 'A';
  return /^taux\b/.test(words) &&
    !/(execution|realisation|couverture|remplissage|rotation|rendement|endettement|effort|inflation)/.test(words)
    ? 'B'
    : undefined;
}

const isWhole = ({ value }: CheckedFigure): boolean =>
  decimalsOf(value) === 0 || isZero(subtract(value, round(value, 0)));

const speaksOfAverage = ({ label, unit }: CheckedFigure): boolean =>
  /\b(moyen|moyens|moyenne|moyennes|median|mediane|ratio|nombre par|par|taux|indice|note|score|equivalents?)\b/.test(
    searchForm(label),
  ) || /(^|\s)(millions?|milliers?|milliards?|etp|equivalents?)\b|\//.test(unit.label.toLowerCase());
