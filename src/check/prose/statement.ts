import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf } from './remembered.ts';
import { type SentenceFigures, sentencesWithFigures } from './sentence-figures.ts';
import { kindOf } from './stated-change.ts';

/** A figure and what its sentence says it measures, in words that another sentence may repeat. */
export interface Statement {
  mention: Mention;
  /** Words that carry meaning, without those that tell any figure. */
  words: ReadonlySet<string>;
  sentence: SentenceFigures;
}

/** Any figure is told with these. */
export const telling: ReadonlySet<string> = new Set(
  meaningOf(
    `accueilli accueillis accueillie accueille accueillent reçu reçus reçue reçoit recevait compte compté comptent enregistré
    enregistrés enregistrée réalisé réalisés réalisée mis mise place œuvre permis bénéficié bénéficient participé a ont avait été
    était est sont total tout tous ensemble soit ainsi année annuel cette nombre montant chiffre chiffres dépense dépensé élève élevé s y il
    elle ils elles plus moins environ près quelque également aussi notre nos janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre mille million millions milliard milliards représente représentent cours lors durant pendant entre depuis
    jusqu fin début se consacré consacre visité attiré dénombré recensé venu venus`,
  ),
);

const natures: [name: string, pattern: RegExp][] = Object.entries({
  planned:
    'prév\\p{L}+|prevu\\p{L}*|objectifs?|cibles?|vis(?:e|é|ée|és|ées|ent|ait)|estim\\p{L}+|vot(?:é|ée|és|ées)|inscri\\p{L}+|projet(?:é|ée|és|ées)|autoris\\p{L}+|attendue?s?|capacité|initial\\p{L}*|horizon|pourr\\p{L}+|devr\\p{L}+|ser(?:a|ont)|potentiel\\p{L}*|engagée?s?',
  cumulative: 'depuis|cumul\\p{L}*|à ce jour|au fil|sur \\d+ ans|en \\d+ ans',
  part: 'dont|parmi|notamment|hors|sauf|uniquement|seulement|seule?s?|partie|moitié|reste|restant\\p{L}*|autres?|principa\\p{L}+',
  mean: 'moyenne?s?|par|chaque|chacune?|quotidien\\p{L}*|mensuel\\p{L}*|hebdomadaire\\p{L}*|minim\\p{L}+|maxim\\p{L}+|record',
  change:
    'nouve(?:au|lle|lles|aux)|supplémentaires?|hausse|baisse|augment\\p{L}*|diminu\\p{L}*|progress\\p{L}*|évolution|recul\\p{L}*|gain|écart|premi(?:er|ère)s?|second\\p{L}*|derni(?:er|ère)s?|\\p{L}+ième|contre|au lieu|précédent\\p{L}*',
  'before tax': 'HT|hors taxes?',
  'with tax': 'TTC|toutes taxes comprises',
}).map(([name, words]) => [name, latinLetters(new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'))]);

const longest = 400;

const known = new WeakMap<ReadText, Statement[]>();

/** Figures that are alone of their kind in their sentence, so that its words are theirs. */
export function statementsIn(read: ReadText, isWanted: (mention: Mention) => boolean): Statement[] {
  const all = known.get(read) ?? allIn(read);
  known.set(read, all);
  return all.filter(({ mention }) => isWanted(mention));
}

const allIn = (read: ReadText): Statement[] =>
  sentencesWithFigures(read, 1).flatMap((sentence) => {
    const { text, figures } = sentence;
    const kinds = Map.groupBy(figures, kindOf);
    const alone = figures.filter((one) => one.unit && !one.range && kinds.get(kindOf(one))?.length === 1);
    if (alone.length === 0 || text.length > longest) return [];
    const words = wordsOf(sentence);
    return alone.map((mention) => ({ mention, words: new Set(withoutUnit(words, mention)), sentence }));
  });

export const statementOf = (mention: Mention, sentence: SentenceFigures): Statement => ({
  mention,
  words: new Set(withoutUnit(wordsOf(sentence), mention)),
  sentence,
});

const wordsOf = (sentence: SentenceFigures): string[] =>
  meaningOf(withoutFigures(sentence)).filter((word) => word.length > 2 && !/\d/.test(word) && !telling.has(word));

function withoutUnit(words: string[], { unit }: Mention): string[] {
  const label = unit?.label ?? '';
  const own = meanings.get(label) ?? meaningOf(label);
  if (meanings.size < mostMeanings) meanings.set(label, own);
  return words.filter((word) => !own.includes(word));
}

/** Of units, which come back all along a text. */
const meanings = new Map<string, string[]>();
const mostMeanings = 1000;

/** What kind of value it is: planned, cumulative, a part, a mean… */
/** Asked for every pair of statements. */
export const naturesOf = keptOf(({ sentence }: Statement): string[] => naturesIn(sentence.text));

export const naturesIn = (text: string): string[] =>
  natures.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

/** Places, people and things with a name, and numbers that name: "terril 94", "le 11-19". Years are periods. */
export const namesOf = ({ sentence }: Statement): string[] => namesIn(sentence);

const namesIn = keptOf((sentence: SentenceFigures) =>
  [...withoutFigures(sentence).matchAll(nameOrNumber)]
    .map(([name]) => name.toLowerCase())
    .filter((name) => !/^(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?$/.test(name))
    // A line may begin with a capital.
    .filter((name) => meaningOf(name).some((word) => !telling.has(word))),
);

const nameOrNumber = latinLetters(
  /(?<![\p{L}\d])(?=[\p{Lu}\d])(?<!^\s*|[.:!?…«] )(?:\p{Lu}[\p{L}\d-]+|\d+(?:[-–]\d+)*)/gu,
);

/** Letters of the lines before and after that of the figure: those of a form come back from sheet to sheet. */
export function linesAround(plain: string, { mention }: Pick<Statement, 'mention'>): Around {
  const found = around.get(mention) ?? linesBeside(plain, mention);
  around.set(mention, found);
  return found;
}

type Around = { before: string; after: string };
const around = new WeakMap<Mention, Around>();

function linesBeside(plain: string, mention: Mention): Around {
  const before = plain
    .slice(Math.max(0, mention.start - reach), mention.start)
    .split('\n')
    .reverse();
  return {
    before: lettersOf(before.slice(1)),
    after: lettersOf(
      plain
        .slice(mention.end, mention.end + reach)
        .split('\n')
        .slice(1),
    ),
  };
}

const reach = 200;
const noLetters = latinLetters(/\P{L}+/gu);

function lettersOf(lines: string[]): string {
  for (const line of lines) {
    const letters = line.replace(noLetters, ' ').trim();
    if (letters !== '') return letters;
  }
  return '';
}

function withoutFigures({ text, start, figures }: SentenceFigures): string {
  let bare = text;
  for (const { start: from, end: to } of figures)
    bare = `${bare.slice(0, from - start)}${' '.repeat(to - from)}${bare.slice(to - start)}`;
  return bare;
}
