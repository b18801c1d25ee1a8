import { searchForm } from '../../kernel/french.ts';

/** Somebody as a file names them, with the body they belong to where it says it. */
export interface SaidPerson {
  name: string;
  body: string;
  /** As `searchForm` writes the name: what tells two people apart, with the body. */
  form: string;
}

/** « Jean DUPONT (CPIE), Anne Petit » : several people are separated by commas, semicolons, bars, « & » or « et ». */
export function readNames(cell: string): SaidPerson[] {
  const people = cell
    .split(/\s*[,;|&]\s*(?![^(]*\))|\s+et\s+/i)
    .map(readName)
    .filter(({ form }) => form !== '');
  return people.length < 2 ? people : [...new Map(people.map((person) => [personKey(person), person])).values()];
}

export const personKey = ({ form, body }: SaidPerson): string => `${form}|${body}`;

function readName(text: string): SaidPerson {
  const [, name = '', body = ''] = /^([^(]*)(?:\(([^)]*)\))?/.exec(text.trim()) ?? [];
  const short = name.trim().slice(0, 200);
  return { name: short, body: body.trim().slice(0, 200), form: searchForm(short) };
}
