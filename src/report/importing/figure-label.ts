import type { Mention } from '../../check/reading/mention.ts';
import { asLabel, nameAtEnd, nameAtStart, wordCount } from './noun-phrase.ts';

/** What stands around a figure, all that its label is drawn from. */
export interface Surroundings {
  mention: Mention;
  /** Its statement up to it, and from its number on. */
  before: string;
  after: string;
  /** What the statement, its list or its box is headed with, nearest first. */
  heads: string[];
  /** Label of the figure just before in the same statement. */
  previous: string | null;
  /** In brackets, behind another figure or a name. */
  bracketed: string | null;
}

const changes =
  /^(?:économies?|réductions?|baisses?|hausses?|augmentations?|diminutions?|progressions?|évolutions?|gains?|pertes?|recul|croissance)$/iu;
const participle = /^\p{L}+(?:ée?s?|is(?:es?)?|ue?s?|ts?|tes?)$/u;
const complement = /^\s*(?:de |du |des |d[’'])(?:la |l[’'])?(?=\p{L}|«)/iu;

/** What a figure measures, in words of its text; "" where they do not say. */
export function labelOf(around: Surroundings): string {
  const { mention } = around;
  const own = mention.unit?.dimension === 'count' ? countedName(around) : measuredName(around);
  const named = own || asLabel(around.heads[0] ?? '');
  return asLabel(withContext(named, around, own !== ''));
}

/** A name of one or two words says too little without what heads it. */
function withContext(name: string, { heads, bracketed }: Surroundings, isOwn: boolean): string {
  const context = [bracketed, ...(isOwn ? heads : heads.slice(1))].find((head) => head && !says(name, head));
  if (!context || wordCount(name) > 3 || name === '') return name;
  return `${name} (${context})`;
}

const says = (name: string, head: string): boolean => name.toLowerCase().includes(head.toLowerCase().slice(0, 30));

/** "43 marchés clausés" */
function countedName({ after, before, mention }: Surroundings): string {
  const name = nameAtStart(after.trimStart());
  // "(11)" or "participants : 45 personnes": what leads to it says more.
  const lead = /[:(]\s*(?:\p{L}+ (?:de )?)?$/u.test(before) ? nameAtEnd(before) : '';
  if (lead && wordCount(name) <= 1 && /:\s*\S*\s?$/.test(before) && changesNothing(lead, mention)) return lead;
  return name;
}

const changesNothing = (lead: string, mention: Mention): boolean =>
  lead.toLowerCase().includes((mention.unit?.label ?? '').toLowerCase().slice(0, 5));

/** "266 420 € d’engagement", "taux d’agrégats recyclés : 25 %", "22,4 % d’économie d’énergie" */
function measuredName({ mention, before, after, previous }: Surroundings): string {
  const isShare = mention.unit?.label === '%';
  const of = complement.exec(after);
  if (of) {
    const name = nameAtStart(after.slice(of[0].length));
    const lead = nameAtEnd(before);
    const change = lead.split(' ').findLast((word) => changes.test(word));
    if (change) return `${change} ${of[0].trim()} ${name}`.replace(/[’'] /u, '’');
    if (!isShare || changes.test(name.split(' ')[0] ?? '')) return timed(mention, name, of[0]);
    return name && `Part ${of[0].trim()} ${name}`.replace(/[’'] /u, '’');
  }
  const next = nameAtStart(after.trimStart());
  const [first = ''] = next.split(' ');
  const lead = leadName(before);
  if (lead && (/:\s*$/.test(before) || !participle.test(first))) return lead;
  if (next && participle.test(first)) {
    if (isShare) return `Part ${next}`;
    return `${mention.unit?.dimension === 'money' ? 'Montant' : lead} ${next}`.trim();
  }
  if (isShare && next && previous) return `Part ${next}`;
  return lead || (previous ? `${previous}` : '');
}

/** "heures d’insertion": a time is of something. */
const timed = (mention: Mention, name: string, of: string): string =>
  mention.unit?.dimension === 'time' ? `${hours(mention)} ${of.trim()} ${name}`.replace(/[’'] /u, '’') : name;

const hours = ({ unit }: Mention): string =>
  unit?.label === 'h' ? 'Heures' : unit?.label === 'min' ? 'Minutes' : 'Durée';

/** The words that lead to a measure, without those that say how it is reached. */
function leadName(before: string): string {
  const lead = before.replace(
    /(?:\s*(?:d[’']un montant|pour un (?:montant|total)|à hauteur|de l[’']ordre|s[’']élève|soit|pour|plus|moins|près|environ|au moins|total)\s*(?:de|d[’']|à|total)?)+\s*$/iu,
    '',
  );
  return nameAtEnd(lead);
}
