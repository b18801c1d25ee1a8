import { searchForm } from '../kernel/french.ts';
import type { CheckedFigure, KeyedFinding } from './checked-edition.ts';
import { byKey, type CheckRule, findingAbout } from './rule.ts';
import { colon, named, quoted } from './wording.ts';

export const unitMismatch: CheckRule = {
  code: 'unit_mismatch',
  title: 'Unités qui ne vont pas ensemble',
  tier: 'A',
  explanation:
    'Les parts d’une répartition se mesurent dans la même grandeur que leur total (ou toutes en pourcentages), et un libellé qui nomme son unité (« en tonnes ») porte la même que la valeur.',
  check(edition) {
    const figures = byKey(edition);
    const inBreakdowns = edition.breakdowns.flatMap(({ total, parts }) => {
      const whole = figures.get(total);
      return whole
        ? mixedUnits(
            whole,
            parts.flatMap((key) => figures.get(key) ?? []),
          )
        : [];
    });
    return [...inBreakdowns, ...edition.figures.flatMap(labelAgainstUnit)];
  },
};

function mixedUnits(total: CheckedFigure, parts: CheckedFigure[]): KeyedFinding[] {
  if (parts.every((part) => part.unit.nature === 'percent')) return [];
  const other = parts.find((part) => part.unit.dimension !== total.unit.dimension);
  // Counted things have many names: pupils and girls may well be counted together.
  if (!other || (other.unit.nature === 'count' && total.unit.nature === 'count')) return [];
  const sentence = `${named(other)} est en ${quoted(other.unit.label)} alors que son total ${named(total)} est en ${quoted(total.unit.label)}${colon}ils ne s’additionnent pas.`;
  return [findingAbout(unitMismatch.code, 'A', [total, other], sentence)];
}

/** Units as labels spell them, and as values carry them. */
const spelled: [RegExp, string[]][] = [
  [/\ben tonnes?\b/, ['t', 'tonne', 'tonnes']],
  [/\ben (kg|kilogrammes?)\b/, ['kg']],
  [/\ben (km|kilometres?)\b/, ['km']],
  [/\ben metres?\b/, ['m']],
  [/\ben (ha|hectares?)\b/, ['ha']],
  [/\ben (euros?)\b/, ['€', '€ HT', '€ TTC']],
  [/\ben heures?\b/, ['h', 'heures', 'heure']],
  [/\ben kwh\b/, ['kWh', 'kWh/an']],
  [/\ben mwh\b/, ['MWh', 'MWh/an']],
];

function labelAgainstUnit(figure: CheckedFigure): KeyedFinding[] {
  const words = searchForm(figure.label);
  const wrong = spelled.find(([pattern, units]) => pattern.test(words) && !units.includes(figure.unit.label));
  if (!wrong) return [];
  const [word] = wrong[0].exec(words) ?? [''];
  const sentence = `Le libellé ${named(figure)} dit ${quoted(word)}, mais la valeur est imprimée ${figure.printed}.`;
  return [findingAbout(unitMismatch.code, 'B', [figure], sentence)];
}
