import { type BlockType, fillYears, type ReportType, textsOf } from '../report-type.ts';
import type { Line } from './lines.ts';
import { wordsOf } from './words.ts';

/** What a line heads, in the words of the report type. */
export type Heading =
  | { kind: 'keyFigures' | 'aside' | 'outside' }
  | { kind: 'section'; code: string }
  | { kind: 'block'; block: BlockType };

export interface HeadedLine {
  heading: Heading;
  /** How many lines the heading takes. */
  count: number;
  /** What stands behind it on its last line. */
  rest: string;
}

interface Form {
  heading: Heading;
  words: string[];
}

const mostLines = 4;
const gap = '…';
const fewWords = 6;

export type ReadHeading = (lines: Line[], at: number) => HeadedLine | undefined;

/** Recognises the headings of a report type, on one line or over a few, whatever their case, year and number. */
export function headingsOf(type: ReportType, year: number): ReadHeading {
  const forms = formsOf(type, year);
  const byFirst = Map.groupBy(forms, ({ words }) => words[0] ?? '');
  const tags = new Set(type.tags.map(({ code }) => code.toLowerCase()));
  return (lines, at) => {
    const first = lines[at];
    const possible = first && byFirst.get(first.words[0] ?? '');
    if (!first || !possible || first.text.length > 160) return undefined;
    let words: string[] = [];
    for (let count = 1; count <= mostLines && at + count <= lines.length; count++) {
      const line = lines[at + count - 1];
      if (!line || (count > 1 && line.opensPage)) return undefined;
      words = [...words, ...wordsOf(headOf(line.text))];
      for (const form of possible) {
        const length = matched(form.words, words);
        if (length === undefined) continue;
        const rest = restOf(line.text);
        const own = rest ? words.length - wordsOf(rest).length : words.length;
        if (endsThere(words.slice(length, own), tags, line.text)) return { heading: form.heading, count, rest };
      }
      if (!possible.some((form) => goesOn(form.words, words))) return undefined;
    }
    return undefined;
  };
}

/** What a heading is followed by: nothing, tags, or its end held open ("…") or in capitals. */
function endsThere(left: string[], tags: Set<string>, line: string): boolean {
  if (left.every((word) => tags.has(word))) return true;
  const isHeld = /(?:…|\.\.\.)\s*$/.test(line) || line === line.toUpperCase();
  return isHeld && left.length <= fewWords;
}

/** The head of a table, without what its columns are called: "Chiffres clés 2023 / Valeur". */
const headOf = (text: string): string => {
  const [head = '', ...cells] = text.split('\t');
  return cells.some((cell) => /\d/.test(cell)) ? text : head;
};

/** Behind the colon of "Zone géographique : le Bassin minier." */
const restOf = (line: string): string => /^[^:]{3,80} :\s*(?=\S)(.*)$/u.exec(line)?.[1] ?? '';

/** How many words a form takes from the start of a line; undefined where it is another. */
function matched(form: string[], words: string[]): number | undefined {
  let at = 0;
  for (let index = 0; index < form.length; index++) {
    const word = form[index];
    if (word !== gap) {
      if (words[at] !== word) return undefined;
      at++;
      continue;
    }
    const next = words.indexOf(form[index + 1] ?? '', at);
    if (next < 0 || next - at > fewWords) return undefined;
    at = next;
  }
  return at;
}

const goesOn = (form: string[], words: string[]): boolean => {
  const hole = form.indexOf(gap);
  const known = hole < 0 ? form : form.slice(0, hole);
  return words.slice(0, known.length).every((word, at) => word === known[at]) && words.length < form.length + fewWords;
};

function formsOf(type: ReportType, year: number): Form[] {
  const form = (heading: Heading, label: string): Form[] => {
    const years = [fillYears(label, year), label.replace(/\{\w+\}/g, ''), label.replace(/\{\w+\}/g, '0000')];
    return years.map((text) => ({ heading, words: formWords(text) })).filter(({ words }) => words.length > 0);
  };
  const kinds = type.sheetKinds.flatMap(({ keyFigures, blocks }) => [
    ...[keyFigures.label, ...keyFigures.alsoHeaded].flatMap((label) => form({ kind: 'keyFigures' }, label)),
    ...blocks.flatMap((block) =>
      [block.label, ...block.alsoHeaded].flatMap((label) => form({ kind: 'block', block }, label)),
    ),
  ]);
  const outside = [
    ...textsOf(type, year).flatMap(({ label, alsoHeaded }) => [label, ...alsoHeaded]),
    ...type.annexes.flatMap(({ label }) => [label, `Annexe ${label}`]),
    'Ce que la loi demande',
    'Annexe ce que la loi demande',
    'Sommaire',
    'Table des matières',
  ].flatMap((label) => form({ kind: 'outside' }, label));
  const sections = type.sections.flatMap(({ code, number, label }) =>
    [label, `${number} ${label}`].flatMap((text) => form({ kind: 'section', code }, text)),
  );
  const asides = type.asides.flatMap((label) => form({ kind: 'aside' }, label));
  return [...kinds, ...outside, ...sections, ...asides].sort((a, b) => b.words.length - a.words.length);
}

const formWords = (label: string): string[] =>
  label.split(gap).flatMap((part, at) => (at > 0 ? [gap, ...wordsOf(part)] : wordsOf(part)));
