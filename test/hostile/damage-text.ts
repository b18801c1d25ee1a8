import type { Chance } from './chance.ts';

const most = 120_000;
const repeated = (text: string, chance: Chance): string => text.repeat(1 + chance.size(most / text.length));
const number = (chance: Chance): string => String(chance.upTo(1_000_000));

/** What makes figures, words and lines pile up. */
const heaps: ((chance: Chance) => string)[] = [
  (chance) => repeated('12, ', chance),
  (chance) => repeated('7', chance),
  (chance) => repeated('45 %, ', chance),
  (chance) => repeated('dont 12 logements ', chance),
  (chance) => repeated('soit 12 = ', chance),
  (chance) => repeated('en 2019, 12 contre 14, ', chance),
  (chance) => repeated('Le coût est de 1 234 567 € HT.\n', chance),
  (chance) => repeated('Total\t31\n', chance),
  (chance) => repeated('Poste\t2020\nA\t10\nB\t20\nTotal\t31\n\n', chance),
  (chance) => repeated('Répartis en :\n- 12 logements\n', chance),
  (chance) => repeated('passe de 12 à 14, soit +5 %, ', chance),
  (chance) => repeated('lundi 31 juin 2020 ', chance),
  (chance) => repeated('les articles 12 et 13 de la loi du 3 mars 2010, ', chance),
  (chance) =>
    repeated(
      chance.among(['a', 'é', ' ', '\t', '\n', ' \n', '|', '-', '.', '(', '«\u00a0', '/', '€', '%', '1.']),
      chance,
    ),
  (chance) => `e${repeated('\u0301', chance)}`,
  (chance) => repeated('\u202e12 \u200f', chance),
  (chance) => repeated('\u0000', chance),
  (chance) =>
    Array.from({ length: chance.size(20_000) }, () => number(chance)).join(chance.among(['\t', ' ', '\n', ';', '|'])),
  (chance) =>
    Array.from(
      { length: chance.size(3000) },
      () => `${number(chance)} ${chance.among(['€', '%', 'ha', 'agents', 'M€', 'km²'])}`,
    ).join(', '),
];

/** Heaps put into a text, its lines shuffled, its words changed. */
export function damagedText(text: string, chance: Chance): string {
  const { start, end } = chance.stretch(text.length);
  switch (chance.upTo(5)) {
    case 0:
      return text.slice(0, start) + chance.among(heaps)(chance) + text.slice(end);
    case 1:
      return text.slice(0, start) + chance.among(heaps)(chance) + text.slice(start) + chance.among(heaps)(chance);
    case 2:
      return text
        .split('\n')
        .sort(() => chance.upTo(3) - 1)
        .join(chance.among(['\n', ' ', '\t', '\n\n', '\f', '\r\n', '\r']));
    case 3:
      return text.replace(/\d+/g, (found) =>
        chance.upTo(3) ? found : chance.among([number(chance), '-1', '0', `${found}${found}`, '1e9', '٣']),
      );
    default:
      return text
        .slice(start, end)
        .repeat(1 + chance.size(10))
        .replaceAll(' ', chance.among(['\u202f', '\u00a0', '', '  ', '\n', '\u200b']));
  }
}

/** Text as bytes, in an encoding it may not say, or say wrongly. */
export function encoded(text: string, chance: Chance): Uint8Array {
  switch (chance.upTo(8)) {
    case 0:
      return Buffer.from(text, 'latin1');
    case 1:
      return Buffer.from(text, 'utf16le');
    case 2:
      return Buffer.from(`\ufeff${text}`, 'utf16le').subarray(chance.upTo(3));
    case 3:
      return Buffer.from(text, 'utf16le').swap16();
    case 4:
      return Buffer.from(Buffer.from(text).toString('latin1'));
    case 5:
      // Half of a pair of surrogates, written as if it were a character.
      return Buffer.concat([
        Buffer.from(text.slice(0, 500)),
        Buffer.from('eda080', 'hex'),
        Buffer.from(text.slice(500)),
      ]);
    default:
      return Buffer.from(text);
  }
}
