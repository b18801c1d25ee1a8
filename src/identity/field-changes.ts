import { narrow, printCount, printDate, printNumber, readNumber, wide } from '../kernel/french.ts';
import { printPeriod, readPeriod } from '../kernel/period.ts';

/** One property of an object before and after; an absent side is undefined. */
export interface FieldChange {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** How properties, their codes and the indicators that texts quote are called. */
export interface FieldWords {
  fields: Record<string, string>;
  values: Record<string, Record<string, string>>;
  figures: ReadonlyMap<string, string>;
}

/** What only the program needs to know. */
const untold = /^(id|slug|version|baseVersion|inForce|.*Id)$/;

/**
 * What differs between two states, property by property, in words and in the order of their words. Properties whose
 * name has no word keep it; those that the later state leaves out did not change.
 */
export function fieldChanges(before: unknown, after: unknown, words: FieldWords): FieldChange[] {
  const [old, young] = [propertiesOf(before), propertiesOf(after)];
  const left = isNothing(after) ? Object.keys(old) : Object.keys(young);
  return inOrder(left, words)
    .map((key) => changeOf(key, old[key], young[key], words))
    .filter((change) => change.before !== change.after);
}

/** What is told of these properties, in the order of their words. */
function inOrder(keys: string[], { fields }: FieldWords): string[] {
  const order = new Map(Object.keys(fields).map((key, index) => [key, index]));
  return keys.filter((key) => !untold.test(key)).sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1));
}

const isNothing = (state: unknown): state is null | undefined => state === null || state === undefined;

const propertiesOf = (state: unknown): Record<string, unknown> => {
  if (isNothing(state)) return {};
  return typeof state === 'object' && !Array.isArray(state) ? (state as Record<string, unknown>) : { value: state };
};

/** Of two lists, what went and what came; of two texts, where they part. */
function changeOf(key: string, old: unknown, young: unknown, words: FieldWords): FieldChange {
  const field = words.fields[key] ?? key;
  if (Array.isArray(old ?? young)) {
    const [gone, come] = [old, young].map((list) =>
      ((list ?? []) as unknown[]).flatMap((item) => inWords(key, item, words) ?? []),
    ) as [string[], string[]];
    return {
      field,
      before: listed(gone.filter((item) => !come.includes(item))),
      after: listed(come.filter((item) => !gone.includes(item))),
    };
  }
  return onlyAround({ field, before: inWords(key, old, words), after: inWords(key, young, words) });
}

const mostItems = 20;

/** Sentences stand on a line each; what holds a comma is parted by semicolons. */
function listed(items: string[]): string | undefined {
  if (items.length === 0) return undefined;
  const told = items.slice(0, mostItems);
  if (items.length > mostItems) told.push(`et ${printCount(items.length - mostItems, 'autre')}`);
  if (items.some((item) => item.endsWith('.'))) return told.join('\n');
  return told.join(items.some((item) => item.includes(',')) ? `${narrow}; ` : ', ');
}

function inWords(key: string, value: unknown, words: FieldWords): string | undefined {
  if (isNothing(value) || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (Array.isArray(value)) return listed(value.flatMap((each) => inWords(key, each, words) ?? []));
  if (typeof value === 'object')
    return 'content' in value ? proseOf(value as Node, words) : objectInWords(value, words);
  const word = words.values[key]?.[String(value)];
  return word ? word.charAt(0).toLowerCase() + word.slice(1) : printed(key, String(value));
}

function printed(key: string, text: string): string {
  const period = /^periods?$/.test(key) ? readPeriod(text) : undefined;
  if (period) return printPeriod(period);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return printDate(text);
  const number = /^(value|amount)$/.test(key) ? readNumber(text) : undefined;
  return number === undefined ? text : printNumber(number);
}

/** What is told beside the name of what has one. */
const besideName = /On$|^(role|date|opinion|for|against|abstained|absent)$/;

/** "PCAET", "Étude (échéance 4 mars 2020)", "2020 : 150", else property by property: "montant 120, année 2020". */
function objectInWords(value: object, words: FieldWords): string {
  const told = inOrder(Object.keys(value), words).flatMap((key): [string, string][] => {
    const text = inWords(key, value[key as keyof typeof value], words);
    return text === undefined ? [] : [[key, text]];
  });
  const word = (keys: RegExp) => told.find(([key]) => keys.test(key));
  const list = (rest: [string, string][]) =>
    rest.map(([key, text]) => `${words.fields[key] ?? key} ${text}`).join(', ');
  const name = word(/^(title|name|label|group)$/);
  const [when, what] = [word(/^(period|year)$/), word(/^value$/)];
  const head = name ? name[1] : when && what && `${when[1]}${wide}: ${what[1]}`;
  if (!head) return list(told);
  const aside = list(told.filter((each) => (name ? besideName.test(each[0]) : each !== when && each !== what)));
  return aside ? `${head} (${aside})` : head;
}

interface Node {
  type?: string;
  text?: string;
  attrs?: { indicator?: string; period?: string };
  content?: Node[];
}

/** The words of a rich text, a line for each paragraph. A figure is a link, not a value: it is named, "[Logements, 2020]". */
function proseOf(node: Node, words: FieldWords): string {
  const { indicator, period } = node.attrs ?? {};
  if (indicator && period) return `[${words.figures.get(indicator) ?? indicator}, ${printed('period', period)}]`;
  const between = node.type === 'paragraph' || node.type === 'heading' ? '' : '\n';
  const text = node.text ?? (node.content ?? []).map((child) => proseOf(child, words)).join(between);
  return node.type === 'hardBreak' ? ' ' : text;
}

/** Codes of the indicators that texts quote, anywhere in a state. */
export function figuresQuotedIn(state: unknown): string[] {
  if (typeof state !== 'object' || state === null) return [];
  const { type, attrs } = state as Node;
  if (type === 'figure' && attrs?.indicator) return [attrs.indicator];
  return Object.values(state).flatMap(figuresQuotedIn);
}

const around = 40;
const longest = 300;

/** Of two long texts, what differs, with a few words around. */
function onlyAround({ field, before, after }: FieldChange): FieldChange {
  const [old, young] = [before ?? '', after ?? ''];
  if (Math.max(old.length, young.length) < longest / 2) return { field, before, after };
  const shortest = Math.min(old.length, young.length);
  let start = 0;
  while (start < shortest && old[start] === young[start]) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  const cut = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const from = Math.max(0, start - around);
    const to = Math.min(text.length, text.length - end + around, from + longest);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return { field, before: cut(before), after: cut(after) };
}
