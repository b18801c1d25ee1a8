import type { IdentifierSystem } from '../site-type.ts';
import { identifierSystemKeys } from '../site-type.ts';
import { type ColumnSays, columnChoices, isSiteType, type SiteMapping } from './site-mapping.ts';

const precisions = ['exact', 'simplified', 'commune'] as const;

/** What a form says of a file: its type first; then one field for each column, from the second time it is sent. */
export interface MappingChoices {
  type: string | undefined;
  layer: string | undefined;
  epsg: number | undefined;
  mapping: SiteMapping | undefined;
}

export function readMappingChoices(fields: FormData | URLSearchParams): MappingChoices {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const type = isSiteType(text('type')) ? text('type') : undefined;
  const columns = [...fields.entries()].filter(([name]) => name.startsWith('col:'));
  // Another type has other fields, another layer other columns: what the columns say is guessed again.
  const isMapped =
    type !== undefined && columns.length > 0 && text('type-before') === type && text('layer-before') === text('layer');
  const sayable = new Set<string>(type ? columnChoices(type).map(([says]) => says) : []);
  const key = identifierSystemKeys.find((system) => system === text('key')) as IdentifierSystem | undefined;
  return {
    type,
    layer: text('layer') || undefined,
    epsg: /^\d{4,6}$/.test(text('epsg')) ? Number(text('epsg')) : undefined,
    mapping: isMapped
      ? {
          type: { always: type },
          columns: Object.fromEntries(
            columns.map(([name, says]) => [
              name.slice(4),
              (sayable.has(String(says)) ? says : 'ignored') as ColumnSays,
            ]),
          ),
          key: key ?? null,
          precision: precisions.find((precision) => precision === text('precision')) ?? 'exact',
          inSetting: text('setting') !== '',
          published: text('published') !== '',
        }
      : undefined,
  };
}

/** The same choices as the fields of the form that imports. */
export function mappingFields({
  layer,
  epsg,
  mapping,
}: {
  layer?: string | undefined;
  epsg?: number | undefined;
  mapping: SiteMapping;
}): [string, string][] {
  const type = 'always' in mapping.type ? mapping.type.always : mapping.type.otherwise;
  return [
    ['type', type],
    ['type-before', type],
    ...(layer ? [['layer', layer] as [string, string], ['layer-before', layer] as [string, string]] : []),
    ...(epsg ? [['epsg', String(epsg)] as [string, string]] : []),
    ['key', mapping.key ?? ''],
    ['precision', mapping.precision],
    ['setting', mapping.inSetting ? 'oui' : ''],
    ['published', mapping.published ? 'oui' : ''],
    ...Object.entries(mapping.columns).map(([column, says]): [string, string] => [`col:${column}`, says]),
  ];
}
