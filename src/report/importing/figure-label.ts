import type { Mention } from '../../check/reading/mention.ts';
import { asLabel, nameAtEnd, nameAtStart, wordCount } from './noun-phrase.ts';

/** What stands around a figure, all that its label is drawn from. */
export interface Surroundings {
  mention: Mention;
  /** Its statement up to it, but for the figure before; and what follows its number or unit. */
  before: string;
  after: string;
  /** The statement from its beginning. */
  statement: string;
  /** What the statement, its list or its box is headed with, nearest first. */
  heads: string[];
  /** The nearest of them heads this figure alone. */
  isHeadOwn: boolean;
  /** The figure before in the same statement. */
  previous: { label: string; mention: Mention } | null;
  /** What the bracket it stands in is about. */
  bracketed: string | null;
}

interface Name {
  name: string;
  /** Already says what heads it. */
  isWhole?: boolean;
}

const nothing: Name = { name: '' };
const changes =
  /^(?:économies?|réductions?|baisses?|hausses?|augmentations?|diminutions?|progressions?|évolutions?|gains?|pertes?|recul|croissance)$/iu;
const participle = /^(?=.{4})\p{L}+(?:ée?s?|[iu]e?s?|ise?s?|ite?s?|erte?s?)$/iu;
const complement = /^\s*(?:de |du |des |d[’'])(?:la |l[’'])?(?=\p{L}|«)/iu;

/** What a figure measures, in words of its text; "" where they do not say. */
export function labelOf(around: Surroundings): string {
  const { mention, heads } = around;
  const { name, isWhole } = (mention.unit?.dimension === 'count' ? counted : measured)(around);
  if (isWhole) return asLabel(name);
  if (name === '') return asLabel(heads.slice(0, 2).reverse().join(' : '));
  return asLabel(withContext(name, around));
}

/** A name of one to three words says too little without what heads it, or how its statement begins. */
function withContext(
  name: string,
  { heads, isHeadOwn, bracketed, previous, mention, after, statement }: Surroundings,
): string {
  if (wordCount(name) > 3) return name;
  const [fuller] = heads;
  if (isHeadOwn && fuller && fuller.length > name.length && fuller.toLowerCase().startsWith(name.toLowerCase()))
    return fuller;
  const within = /^[^()]*?\((?!\s*soit)([^()\d]{4,60})\)/u.exec(after)?.[1];
  const near = within !== undefined && after.indexOf('(') <= name.length + 6 ? within : null;
  const whole =
    previous && (mention.role === 'part' || participle.test(name.split(' ')[0] ?? '')) ? baseOf(previous.label) : null;
  const own = wordCount(name) < 2 ? subjectOf(statement) : null;
  const context = [bracketed, whole, near, ...heads, own].find(
    (each) => each && wordCount(each) > 0 && !says(name, each),
  );
  return context ? `${name} (${context.replace(/[()]/g, '')})` : name;
}

/** How a statement begins: "Cette conférence de presse suivie par" → "conférence de presse suivie". */
const subjectOf = (statement: string): string =>
  nameAtStart(statement.replace(/^[\s\d.)>]+/, ''), 7).replace(
    /^(?:ce|cet|cette|ces|les?|la|une?|des|dans|en|à) /iu,
    '',
  );

const says = (name: string, head: string): boolean => {
  const said = name.toLowerCase();
  return head
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
};

/** A label without its context. */
export const baseOf = (label: string): string => label.replace(/ \([^()]*\)$/, '');

/** "43 marchés clausés", "une capacité d’accueil de 400 jeunes" */
function counted({ after, before }: Surroundings): Name {
  const words = after.replace(/^\s*(?:millions?|milliards?|milliers?)?\s*(?:de |d[’'])?/u, '');
  const name = withWhatTheyDid(nameAtStart(words), words);
  if (wordCount(name) > 1 || !/(?<!\p{L})(?:de|d[’'])\s$/u.test(before)) return { name };
  const lead = nameAtEnd(before);
  return { name: wordCount(lead) > 0 && wordCount(lead) < 5 && !/\d/.test(lead) ? `${lead} de ${name}` : name };
}

const did =
  /^\s*(?:\([^()]*\)\s*)?(?:qui )?(?:(?<been>(?:ont|a|avaient) été|sont|étaient|furent)|ont|a|avaient) (?=\p{L}+(?:é|i|u|is|it)e?s? )/u;

/** "250 personnes ont assisté à la conférence" → "personnes ayant assisté à la conférence" */
function withWhatTheyDid(name: string, words: string): string {
  const rest = words.slice(words.indexOf(name) + name.length);
  const found = wordCount(name) < 3 && did.exec(rest);
  if (!found) return name;
  return `${name} ${found.groups?.been ? '' : 'ayant '}${nameAtStart(rest.slice(found[0].length), 9)}`;
}

/** "266 420 € d’engagement", "taux d’agrégats recyclés : 25 %", "22,4 % d’économie d’énergie" */
function measured(around: Surroundings): Name {
  const { mention, before, after, previous } = around;
  const isShare = mention.unit?.label === '%';
  const change = changeOf(around);
  if (change) return change;
  const lead = leadName(before);
  const of = complement.exec(after);
  if (of) return { name: withComplement(around, lead, of[0]) };
  if (mention.role === 'equal' && previous) return { name: previous.label, isWhole: true };
  const next = nameAtStart(after.trimStart());
  const [first = ''] = next.split(' ');
  const follows =
    participle.test(first) || (mention.unit?.dimension === 'money' && /^(?:à|au|aux|pour|en)$/.test(first));
  if (lead && (/:\s*$/.test(before) || !follows)) return { name: lead };
  if (next && (follows || (isShare && previous)))
    return {
      name: `${isShare ? 'Part' : mention.unit?.dimension === 'money' ? 'Montant' : lead} ${agreeing(next, isShare)}`.trim(),
    };
  if (previous && mention.unit?.dimension === 'money' && previous.mention.unit?.dimension === 'count')
    return { name: `Montant des ${previous.label.charAt(0).toLowerCase()}${previous.label.slice(1)}`, isWhole: true };
  if (previous && !lead && /^[\s,]*(?:de|d[’']|à|soit)?\s*$/u.test(before))
    return { name: previous.label, isWhole: true };
  return lead ? { name: lead } : nothing;
}

function withComplement({ mention, before, after, previous }: Surroundings, lead: string, of: string): string {
  const name = nameAtStart(after.slice(of.length));
  const isShare = mention.unit?.label === '%';
  if (isShare) {
    if (changes.test(name.split(' ')[0] ?? '')) return name;
    const shared = changes.test(previous?.label.split(' ')[0] ?? '') && /^\s*(?:et|,)\s*$/.test(before);
    return joined(shared ? (previous?.label.split(' ')[0] ?? '') : 'Part', of, name);
  }
  if (mention.unit?.dimension === 'time') return joined(mention.unit.label === 'h' ? 'Heures' : 'Durée', of, name);
  const leads =
    /(?<!\p{L})(?:de|d[’'])\s$/u.test(withoutQualifier(before)) && wordCount(lead) > 0 && wordCount(lead) < 4;
  return leads && mention.unit?.dimension !== 'money' ? joined(lead, of, name) : name;
}

const joined = (lead: string, of: string, name: string): string =>
  `${lead} ${of.trim()} ${name}`.replace(/([’']) /u, '$1');

const falls = /(?:chut|baiss|diminu|recul|rédui|régress)\p{L}*$/iu;
const rises = /(?:augment|progress|accr|grimp|hauss)\p{L}*$/iu;

/** "a chuté de 41 %", "+ 5,2 % par rapport à 2022", "augmentation de 1 tonne" */
function changeOf({ mention, before, after, previous, statement }: Surroundings): Name | undefined {
  const lead = before.replace(/\s*(?:de|d[’'])\s*$/u, '');
  const subject = previous ? previous.label : nameAtStart(statement, 8);
  if (lead !== before && /(?:a|ont|est|sont|en|ayant) \S+$/u.test(lead) && (falls.test(lead) || rises.test(lead)))
    return { name: `${falls.test(lead) ? 'Baisse' : 'Hausse'} : ${subject}`, isWhole: true };
  const noun = nameAtEnd(lead)
    .split(' ')
    .findLast((word) => changes.test(word));
  const of = complement.exec(after);
  if (noun && of) return { name: joined(noun, of[0], nameAtStart(after.slice(of[0].length))) };
  if (noun && previous && lead !== before) return { name: `${noun} : ${baseOf(subject)}`, isWhole: true };
  const isSigned = /^[+−-]/.test(mention.printed) || /[+−]\s*$/.test(before);
  if (previous && mention.unit?.label === '%' && (isSigned || /^\s*(?:par rapport|sur un an|en un an)/.test(after)))
    return mention.role === 'equal'
      ? { name: previous.label, isWhole: true }
      : { name: `Évolution : ${baseOf(subject)}`, isWhole: true };
  return undefined;
}

/** "consacrés à" → "consacré à", "issus de" → "issue de": one amount, one share. */
const agreeing = (name: string, isFeminine: boolean): string =>
  name.replace(/^(\p{L}{3,}(?:é|i|u))e?s?(?=\s|$)/u, isFeminine ? '$1e' : '$1');

const withoutQualifier = (before: string): string =>
  before.replace(/(?:(?:plus|moins|près|environ|au moins|presque)\s*(?:de\s|d[’'])?)\s*$/iu, '');

/** The words that lead to a measure, without those that say how it is reached. */
function leadName(before: string): string {
  const lead = withoutQualifier(before).replace(
    /(?:\s*(?:d[’']un montant|pour un (?:montant|total)|à hauteur|de l[’']ordre|s[’']élève|soit|pour|total)\s*(?:de|d[’']|à|total)?)+\s*$/iu,
    '',
  );
  return nameAtEnd(lead);
}
