import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../../src/kernel/paths.ts';

/** Figures in this order: total, parts; whole less a part, and what is left; percentage, part, whole; count, each, product… */
const kinds = [
  'parts',
  'difference',
  'share',
  'rest',
  'distribution',
  'product',
  'rate',
  'change',
  'factor',
  'tax',
  'same',
  'bound',
  'weekday',
  'date',
  'law',
] as const;
export type Kind = (typeof kinds)[number];

const label = z.strictObject({
  kind: z.enum(kinds),
  /** "printed@line", "#2" for its second occurrence there, "e6" for millions, ">" for "plus de". */
  figures: z.array(z.string()).min(1),
  consistent: z.boolean().default(true),
  /** Whole numbers here are measures, printed rounded; counted things are not. */
  rounded: z.boolean().default(false),
  money: z.boolean().default(false),
  /** The change is a fall, and printed without a sign. */
  down: z.boolean().default(false),
  /** Of tax, in percent. */
  rate: z.string().default('20'),
  /** Why no word nor layout of the text says it; such a relation only shows to who computes. */
  unstated: z.string().optional(),
  layout: z.enum(['prose', 'table', 'row']).default('prose'),
});

export interface PlacedFigure {
  printed: string;
  /** Power of ten it is printed in. */
  exponent: number;
  start: number;
  end: number;
  line: number;
}

export interface Relation extends Omit<z.infer<typeof label>, 'figures'> {
  from: string;
  text: string;
  figures: PlacedFigure[];
}

export type Part =
  | 'written'
  | 'written, held out'
  | 'written last'
  | 'written blind'
  | 'written by another'
  | 'written by a third'
  | 'written by a fourth'
  | 'real'
  | 'real, held out';

const folder = inProject('test/golden/check');
const reports = (): string => resolve(inProject(), process.env.CARREAU_REPORTS ?? '../shared/seeds');
const labelsOf = z.array(label);
const labelsByText = z.record(z.string(), labelsOf);

const tuned = ['effectifs', 'orientations', 'piscine', 'syndicat-energie', 'ressourcerie', 'action-sociale'];
/** Labelled before any rule was run on them and run once, when the rules were done; what that showed was then mended. */
const last = ['sdis', 'bibliotheque', 'spanc'];
/** Written and labelled by someone who had never read the rules nor run them. */
const blind = [
  'compte-commune',
  'reseau-chaleur',
  'office-tourisme',
  'dechets-prix-qualite',
  'contrat-de-ville',
  'egalite',
  'reserve-naturelle',
  'opah',
];
/** Written and labelled by somebody who knew nothing of the rules and ran none of them. */
const byAnother = [
  'bilan-carbone',
  'musee',
  'observations',
  'office-habitat',
  'parc-naturel',
  'plan-velo',
  'port',
  'syndicat-eaux',
];
/** The same, by a third: kept sealed while rules were mended on the former. */
const byAThird = [
  'centre-hospitalier',
  'universite',
  'caf-commune',
  'observatoire-habitat',
  'transport-urbain',
  'rapport-social',
  'alimentaire-territorial',
  'energie-eolienne',
];
/** And by a fourth, sealed while rules were mended on the third's. */
const byAFourth = [
  'commune-budget-participatif',
  'parc-zoologique',
  'eclairage-public',
  'maison-departementale',
  'gens-du-voyage-accueil',
  'foret-communale',
];
/** Nobody looked at which of these are missed: rules were mended on the others. */
const heldOut = ['tourisme', 'colleges'];
const realHeldOut = ['002_2ea16001d18fa9d7.txt', '004_2bd50ce3b72820ef.txt'];
/** Real reports are checked by passages, so many lines around a relation. */
const around = 60;

/** Every labelled relation, by the part of the set it belongs to; real reports only where their text is here. */
export function labelledRelations(): Map<Part, Relation[]> {
  const written = (name: string): Relation[] =>
    relationsOf(name, read(`relations/${name}.txt`), labelsOf.parse(parse(read(`relations/${name}.yaml`))));
  const twelve = Object.entries(labelsByText.parse(parse(read('relations/twelve.yaml')))).flatMap(([name, labels]) =>
    relationsOf(name, read(`${name}.txt`), labels),
  );
  const real = Object.entries(labelsByText.parse(parse(read('relations/real.yaml')))).flatMap(([name, labels]) =>
    passagesOf(name, labels),
  );
  return new Map([
    ['written', [...twelve, ...tuned.flatMap(written)]],
    ['written, held out', heldOut.flatMap(written)],
    ['written last', last.flatMap(written)],
    ['written blind', blind.flatMap(written)],
    ['written by another', byAnother.flatMap(written)],
    ['written by a third', byAThird.flatMap(written)],
    ['written by a fourth', byAFourth.flatMap(written)],
    ['real', real.filter(({ from }) => !realHeldOut.includes(from))],
    ['real, held out', real.filter(({ from }) => realHeldOut.includes(from))],
  ]);
}

/** Of every text written for the set, none of which contradicts itself. */
export const writtenTexts = (): Map<string, string> =>
  new Map(
    [...labelledRelations()]
      .filter(([part]) => part.startsWith('written'))
      .flatMap(([, relations]) => relations.map(({ from, text }) => [from, text] as const)),
  );

export const realTexts = (): Map<string, string> =>
  new Map(
    Object.keys(labelsByText.parse(parse(read('relations/real.yaml'))))
      .filter((name) => existsSync(join(reports(), name)))
      .map((name) => [name, readFileSync(join(reports(), name), 'utf8')]),
  );

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

const relationsOf = (from: string, text: string, labels: z.infer<typeof labelsOf>, before = 0): Relation[] => {
  const lines = text.split('\n');
  return labels.map((one) => ({
    ...one,
    from,
    text,
    figures: one.figures.map((figure) => placeOf(from, lines, figure, before)),
  }));
};

function passagesOf(name: string, labels: z.infer<typeof labelsOf>): Relation[] {
  const path = join(reports(), name);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return labels.flatMap((one) => {
    const at = one.figures.map((figure) => Number(/@(\d+)/.exec(figure)?.[1]));
    const from = Math.max(0, Math.min(...at) - around);
    return relationsOf(name, lines.slice(from, Math.max(...at) + around).join('\n'), [one], from);
  });
}

const notation = /^(?<printed>.+?)(?:@(?<line>\d+)(?:#(?<nth>\d+))?)?(?: e(?<exponent>\d+))?(?: [<>])?$/u;
const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** `before` lines of the report were cut off. A figure without a line is said by a word ("a doublé"). */
function placeOf(from: string, lines: string[], figure: string, before: number): PlacedFigure {
  const { printed = '', line, nth = '1', exponent = '0' } = notation.exec(figure)?.groups ?? {};
  if (line === undefined) return { printed, exponent: Number(exponent), start: -1, end: -1, line: 0 };
  const at = Number(line) - before - 1;
  const found = [...spaced(lines[at] ?? '').matchAll(standing(printed))][Number(nth) - 1];
  if (!found) throw new Error(`${from}: line ${line} has no "${printed}"`);
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0) + found.index;
  return { printed, exponent: Number(exponent), start, end: start + printed.length, line: Number(line) };
}

const standing = (printed: string): RegExp => {
  const exact = printed.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\d,.])${exact}(?![\\d]|[,.]\\d)`, 'gu');
};
