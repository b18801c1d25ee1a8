/** What fields held when the page was made, so that only what a person changed is saved, whatever others saved meanwhile. */
export const shown = (values: readonly (string | readonly string[])[]): string => JSON.stringify(values);

/** Fields whose name begins so, with the rest of their name and what was typed. */
export const fieldsUnder = (form: FormData, prefix: string): [string, string][] =>
  [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value.trim()]] : [],
  );

/** Lines of fields named "PREFIX.INDEX.COLUMN", in their order. */
export function linesUnder(fields: Iterable<[string, unknown]>, prefix: string): Record<string, string>[] {
  const lines: Record<string, string>[] = [];
  for (const [name, value] of fields) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const [index = '', column = ''] = name.slice(prefix.length + 1).split('.');
    lines[Number(index)] = { ...lines[Number(index)], [column]: String(value).trim() };
  }
  return lines.filter(Boolean);
}
