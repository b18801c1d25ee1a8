import { readNumber } from '../../kernel/french.ts';
import { identifierSystems, type SiteType } from '../site-type.ts';
import { type ZoneKind, zoneKinds } from '../zone-kind.ts';

/** A property of the features of a layer; numbers are given as numbers, the rest as texts. */
export interface LayerField {
  key: string;
  label: string;
  kind: 'text' | 'number';
}

/** What is given out together: places of one type, or zones of one kind, which have the same properties. */
export interface Layer {
  /** In addresses and files: "terril", "zonage-buffer". */
  name: string;
  title: string;
  of: { sites: string } | { zones: ZoneKind };
  fields: LayerField[];
}

const text = (key: string, label: string): LayerField => ({ key, label, kind: 'text' });

/** What every place has, before its identifiers and the fields of its type. */
const siteFields = [
  text('nom', 'Nom'),
  text('publie_par', 'Publié par'),
  text('precision', 'Précision de la position'),
  text('communes', 'Communes'),
  text('code_insee', 'Codes des communes'),
];

const zoneFields = [
  text('nom', 'Nom'),
  text('code', 'Code'),
  text('publie_par', 'Publié par'),
  text('acte', 'Acte'),
  text('date_acte', 'Date de l’acte'),
  text('depuis', 'Depuis'),
  text('jusqua', 'Jusqu’à'),
  text('source', 'Source'),
];

export const siteLayer = (type: SiteType): Layer => ({
  name: type.name,
  title: type.plural,
  of: { sites: type.name },
  fields: [
    ...siteFields,
    ...type.identifiers.map((system) => text(`id_${system}`, identifierSystems[system])),
    text('protection', 'Protection déclarée'),
    ...type.fields.map(({ key, label, kind, unit }): LayerField => {
      return { key, label: unit ? `${label} (${unit})` : label, kind: kind === 'number' ? 'number' : 'text' };
    }),
  ],
});

export const zoneLayer = (kind: ZoneKind): Layer => ({
  name: `zonage-${kind.replaceAll('_', '-')}`,
  title: zoneKinds[kind].label,
  of: { zones: kind },
  fields: zoneFields,
});

/** The properties of a feature in the order of its layer: decimals as JSON numbers, null where nothing is known. */
export const propertiesOf = (layer: Layer, values: Record<string, string>): Record<string, string | number | null> =>
  Object.fromEntries(layer.fields.map((field) => [field.key, propertyOf(field, values[field.key])]));

function propertyOf({ kind }: LayerField, value: string | undefined): string | number | null {
  if (!value) return null;
  if (kind === 'text') return value;
  const number = readNumber(value);
  return number === undefined ? null : Number(number);
}
