import { compare, decimalsOf, round } from '../kernel/decimal.ts';
import type { CheckedEdition, CheckedFigure, CheckedSheet, KeyedFinding } from './checked-edition.ts';
import { byKey, type CheckRule, findingAt, keyOf } from './rule.ts';
import { type TypedNumber, typedNumbersIn } from './typed-numbers.ts';
import { named, quoted } from './wording.ts';

export const typedNumber: CheckRule = {
  code: 'typed_number',
  title: 'Nombre tapé dans le texte au lieu d’être lié',
  tier: 'B',
  explanation:
    'Un nombre tapé à la main ne suit pas les corrections. Probable s’il porte une unité ou s’il est la valeur d’un chiffre de la fiche\u00a0; à regarder sinon. Les années, dates, heures, âges, textes de loi, articles, ordinaux, téléphones, numéros et nombres inférieurs à dix ne sont pas signalés.',
  check(edition) {
    const figures = byKey(edition);
    return edition.sheets.flatMap((sheet) =>
      sheet.prose.flatMap(({ label, text }) => checkProse(edition, sheet, label, text, figures)),
    );
  },
};

function checkProse(
  edition: CheckedEdition,
  sheet: CheckedSheet,
  block: string,
  text: string,
  figures: Map<string, CheckedFigure>,
): KeyedFinding[] {
  const known = sheet.figures.flatMap((key) => figures.get(key) ?? []);
  const byValue = new Map(typedNumbersIn(text).map((typed) => [nameOf(sheet.code, typed), typed]));
  return [...byValue].map(([name, typed]) => {
    const figure = known.find((one) => sameNumber(one, typed));
    const advice = figure
      ? `C’est la valeur de ${named(figure)}\u00a0: liez-la en tapant #.`
      : 'S’il s’agit d’un chiffre suivi, liez-le en tapant #.';
    const sentence = `${block}\u00a0: ${quoted(typed.printed)} est tapé à la main dans ${quoted(typed.excerpt)}. ${advice}`;
    return findingAt(typedNumber.code, figure || typed.unit ? 'B' : 'C', name, edition.year, sheet.place, sentence);
  });
}

/** Keys of what the rule says of the numbers typed in these words of a sheet. */
export const typedNumberKeys = (sheet: string, words: string, year: number): string[] =>
  typedNumbersIn(words).map((typed) => keyOf(typedNumber.code, [nameOf(sheet, typed)], String(year)));

const nameOf = (sheet: string, { value, unit }: TypedNumber): string => `${sheet}/${value}${unit ?? ''}`;

/** The typed number is the figure, rounded as it was typed and in the same unit where one was typed. */
function sameNumber(figure: CheckedFigure, typed: TypedNumber): boolean {
  if (typed.unit && !startsWithWord(figure.unit.label, typed.unit)) return false;
  if (!typed.unit && figure.unit.nature === 'percent') return false;
  return compare(round(figure.value, Math.min(decimalsOf(typed.value), figure.decimals)), typed.value) === 0;
}

/** "€" begins "€/habitant", "millions" begins "millions de visiteurs"; "m" does not begin "mesures". */
const startsWithWord = (label: string, word: string): boolean =>
  label.startsWith(word) && !/^\p{L}/u.test(label.slice(word.length));
