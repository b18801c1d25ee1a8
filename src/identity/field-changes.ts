import { fieldLabels, valueLabels } from './audit-words.ts';

/** What only the program needs to know. */
const untold = /^(id|version|baseVersion|inForce|.*Id)$/;

/** One property of an object before and after; an absent side is undefined. */
export interface FieldChange {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** What differs between two states, property by property, in words. Properties whose name has no word keep it. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [old, young] = [propertiesOf(before), propertiesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .filter((key) => !untold.test(key))
    .map((key) => ({ field: fieldLabels[key] ?? key, before: inWords(key, old[key]), after: inWords(key, young[key]) }))
    .filter((change) => change.before !== change.after)
    .map(onlyAround);
}

const propertiesOf = (state: unknown): Record<string, unknown> => {
  if (state === null || state === undefined) return {};
  return typeof state === 'object' && !Array.isArray(state) ? (state as Record<string, unknown>) : { value: state };
};

function inWords(key: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (Array.isArray(value)) return value.map((each) => inWords(key, each)).join(', ') || undefined;
  if (typeof value === 'object') return 'content' in value ? proseOf(value) : objectInWords(value);
  return valueLabels[key]?.[String(value)] ?? String(value);
}

/** "période 2020, valeur 150"; of what bears a title, a name or a label, that alone. */
function objectInWords(value: object): string {
  const told = Object.entries(value).filter(([key]) => !untold.test(key));
  const named = told.find(([key, each]) => ['title', 'name', 'label'].includes(key) && each);
  if (named) return String(named[1]);
  return told
    .flatMap(([key, each]) => inWords(key, each)?.replace(/^/, `${fieldLabels[key] ?? key} `) ?? [])
    .join(', ');
}

/** The words of a rich text, without its form. */
const proseOf = (node: object): string =>
  Object.entries(node)
    .flatMap(([key, each]): string[] => {
      if (key === 'text') return [String(each)];
      if (Array.isArray(each)) return each.map((child) => proseOf(child));
      return key === 'attrs' ? [`#${Object.values(each).join('@')}`] : [];
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

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
