import type { FormWords } from '../../kernel/differences.ts';
import { easyReadLabel } from '../../kernel/easy-read.ts';
import { dayInWords, type FormValues } from '../../kernel/form-values.ts';
import { type confidenceLabels, partyRoleLabels } from '../register/site.ts';
import type { SiteInput } from '../register/state-site.ts';
import { identifierSystems, type SiteField } from '../site-type.ts';
import { protectionKinds } from '../zone-kind.ts';
import type { EditedSite } from './read-site-to-edit.ts';

/** Lists typed as rows, with their fields in order; a choice alone makes no row. */
const rowFields = {
  identifiers: ['system', 'value'],
  parties: ['role', 'name', 'category', 'private', 'since', 'until', 'sourceId'],
  protections: ['kind', 'extent', 'act', 'actOn', 'until', 'reference', 'zoneId', 'sourceId'],
} as const;
export type RowList = keyof typeof rowFields;

const telling: Record<RowList, readonly string[]> = {
  identifiers: ['value'],
  parties: ['name', 'category'],
  protections: ['kind'],
};

/** A place as its form shows it. */
export function formValuesOf({ site, fields, parties, protections, communes }: EditedSite): FormValues {
  const values: FormValues = {
    version: String(site.version),
    name: site.name,
    easyRead: site.easyRead,
    level: site.level,
    communes: communes.join('\n'),
    outline: site.geometry ? JSON.stringify(site.geometry) : '',
    precision: site.geometry && site.precision !== 'unknown' ? site.precision : 'exact',
    ...(site.published && { published: 'oui' }),
    ...(site.vulnerable && { vulnerable: 'oui' }),
  };
  for (const { field, standing } of fields) {
    if (field.key !== 'name') values[`value.${field.key}`] = standing?.value.value ?? '';
  }
  const owners = parties.map(({ privatePerson, ...party }) => ({ ...party, private: privatePerson ? 'oui' : '' }));
  for (const [list, rows] of [
    ['parties', owners],
    ['protections', protections],
  ] as const)
    for (const [index, row] of rows.entries())
      for (const field of rowFields[list])
        values[`${list}.${index}.${field}`] = String((row as Record<string, unknown>)[field] ?? '');
  return values;
}

/** Rows in the order typed, those left empty taken out. */
export function rowsOf(values: FormValues, list: RowList): Record<string, string>[] {
  return Array.from({ length: rowCount(values, list) }, (_, index) =>
    Object.fromEntries(rowFields[list].map((field) => [field, values[`${list}.${index}.${field}`]?.trim() ?? ''])),
  ).filter((row) => telling[list].some((field) => row[field]));
}

export const rowCount = (values: FormValues, list: RowList): number =>
  Math.max(
    0,
    ...Object.keys(values)
      .filter((name) => name.startsWith(`${list}.`) && values[name] && telling[list].includes(name.split('.')[2] ?? ''))
      .map((name) => Number(name.split('.')[1]) + 1),
  );

/** Who says what is typed: a source known, or a new one by its title and day. */
function sourceOf(values: FormValues, prefix: string): SiteInput['source'] {
  const id = values[`${prefix}Source`];
  return id ? { sourceId: id } : { title: values[`${prefix}Title`]?.trim() ?? '', asOf: values[`${prefix}On`] || null };
}

type Confidence = keyof typeof confidenceLabels;

/** What the form says that was not said before: fields left as they were are nobody's new word. */
export function inputOf(
  values: FormValues,
  before: FormValues,
  kind: string,
  fields: Pick<SiteField, 'key'>[],
): Omit<SiteInput, 'geometry' | 'organisationId'> & { emptied: string[] } {
  const text = (name: string) => values[name]?.trim() ?? '';
  const orNull = (value: string | undefined) => value || null;
  const stated = fields.flatMap(({ key }) => {
    const [now, then] = [text(`value.${key}`), before[`value.${key}`] ?? ''];
    const own = text(`of.${key}.Title`) !== '' || text(`of.${key}.Source`) !== '';
    return now !== then || (own && now !== '') ? [{ key, now, own }] : [];
  });
  return {
    kind,
    name: text('name'),
    easyRead: text('easyRead'),
    level: text('level') as NonNullable<SiteInput['level']>,
    published: Boolean(values.published),
    vulnerable: Boolean(values.vulnerable),
    values: Object.fromEntries(stated.filter(({ own }) => !own).map(({ key, now }) => [key, now])),
    others: stated
      .filter(({ own }) => own)
      .map(({ key, now }) => ({
        source: sourceOf(values, `of.${key}.`),
        confidence: (text(`of.${key}.sure`) || 'stated') as Confidence,
        values: { [key]: now },
      })),
    emptied: stated.filter(({ now }) => now === '').map(({ key }) => key),
    source: sourceOf(values, ''),
    confidence: (text('sure') || 'stated') as Confidence,
    identifiers: rowsOf(values, 'identifiers') as NonNullable<SiteInput['identifiers']>,
    parties: rowsOf(values, 'parties').map(({ private: secret, since, until, sourceId, ...party }) => ({
      ...party,
      role: party.role as keyof typeof partyRoleLabels,
      privatePerson: Boolean(secret),
      since: orNull(since),
      until: orNull(until),
      sourceId: sourceId || undefined,
    })),
    protections: rowsOf(values, 'protections').map(({ actOn, until, zoneId, sourceId, ...protection }) => ({
      ...protection,
      kind: protection.kind as keyof typeof protectionKinds,
      actOn: orNull(actOn),
      until: orNull(until),
      zoneId: orNull(zoneId),
      sourceId: sourceId || undefined,
    })),
    communes: text('communes') === (before.communes ?? '') ? [] : linesOf(text('communes')),
    precision: (text('precision') || 'exact') as NonNullable<SiteInput['precision']>,
    ...(values.version ? { version: Number(values.version) } : {}),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What the form says, in words, to show beside what was saved meanwhile. */
export function siteWords(values: FormValues, fields: Pick<SiteField, 'key' | 'label'>[]): FormWords {
  const words = (list: RowList, choices: Record<string, string>) =>
    rowsOf(values, list)
      .map(({ sourceId: _, zoneId: _zone, ...row }) =>
        Object.values(row)
          .filter(Boolean)
          .map((said) => choices[said] ?? dayInWords(said))
          .join(', '),
      )
      .join('\n');
  return {
    Nom: values.name ?? '',
    [easyReadLabel]: values.easyRead ?? '',
    ...Object.fromEntries(fields.map(({ key, label }) => [label, values[`value.${key}`] ?? ''])),
    Numéros: words('identifiers', identifierSystems),
    'Propriété et gestion': words('parties', { ...partyRoleLabels, oui: 'personne privée' }),
    Protections: words('protections', protectionKinds),
    Communes: values.communes ?? '',
    Contour: values.outline ?? '',
  };
}
