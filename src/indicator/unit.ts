import { type Decimal, divide, multiply } from '../kernel/decimal.ts';

export type Dimension =
  | 'count'
  | 'money'
  | 'ratio'
  | 'mass'
  | 'energy'
  | 'carbon'
  | 'length'
  | 'area'
  | 'volume'
  | 'time'
  | 'work'
  | 'power'
  | 'rate';

export interface Unit {
  code: string;
  /** After a number: "€", "MWh". Where it is a word, from two on it is printed `plural`. */
  label: string;
  plural?: string;
  /** In a list of choices. */
  name: string;
  dimension: Dimension;
  /** How many of the dimension's base unit it is worth; a `rate` converts to nothing else. */
  factor: Decimal;
  /** How people also write it. */
  aliases?: string[];
}

/** Closed: a unit that is not here is added here, with its dimension. */
const dictionary: Unit[] = [
  { code: 'count', label: '', name: 'nombre de…', dimension: 'count', factor: '1' },
  { code: 'EUR', label: '€', name: 'euros', dimension: 'money', factor: '1', aliases: ['euro', 'euros', "d'€"] },
  { code: 'kEUR', label: 'k€', name: 'milliers d’euros', dimension: 'money', factor: '1000' },
  {
    code: 'MEUR',
    label: 'M€',
    name: 'millions d’euros',
    dimension: 'money',
    factor: '1000000',
    aliases: ["millions d'€"],
  },
  { code: '%', label: '%', name: 'pour cent', dimension: 'ratio', factor: '1' },
  { code: 'point', label: 'point', plural: 'points', name: 'points de pourcentage', dimension: 'ratio', factor: '1' },
  { code: 'factor', label: '×', name: 'facteur multiplicateur', dimension: 'rate', factor: '1', aliases: ['facteur'] },
  { code: 'g', label: 'g', name: 'grammes', dimension: 'mass', factor: '0.001' },
  { code: 'kg', label: 'kg', name: 'kilogrammes', dimension: 'mass', factor: '1' },
  { code: 't', label: 't', name: 'tonnes', dimension: 'mass', factor: '1000', aliases: ['tonne', 'tonnes'] },
  { code: 'kWh', label: 'kWh', name: 'kilowattheures', dimension: 'energy', factor: '1' },
  { code: 'MWh', label: 'MWh', name: 'mégawattheures', dimension: 'energy', factor: '1000' },
  { code: 'GWh', label: 'GWh', name: 'gigawattheures', dimension: 'energy', factor: '1000000' },
  { code: 'kW', label: 'kW', name: 'kilowatts', dimension: 'power', factor: '1', aliases: ['kWc'] },
  { code: 'MW', label: 'MW', name: 'mégawatts', dimension: 'power', factor: '1000' },
  {
    code: 'tCO2e',
    label: 't éq. CO₂',
    name: 'tonnes équivalent CO₂',
    dimension: 'carbon',
    factor: '1',
    aliases: ['tCO2e', 't éq. CO2', 'teqCO2', 'tonnes éq. CO2'],
  },
  {
    code: 'ktCO2e',
    label: 'kt éq. CO₂',
    name: 'milliers de tonnes équivalent CO₂',
    dimension: 'carbon',
    factor: '1000',
  },
  { code: 'm', label: 'm', name: 'mètres', dimension: 'length', factor: '1', aliases: ['mètre', 'mètres'] },
  { code: 'km', label: 'km', name: 'kilomètres', dimension: 'length', factor: '1000', aliases: ['kilomètres'] },
  { code: 'm2', label: 'm²', name: 'mètres carrés', dimension: 'area', factor: '1', aliases: ['m2'] },
  { code: 'ha', label: 'ha', name: 'hectares', dimension: 'area', factor: '10000', aliases: ['hectare', 'hectares'] },
  { code: 'km2', label: 'km²', name: 'kilomètres carrés', dimension: 'area', factor: '1000000', aliases: ['km2'] },
  { code: 'l', label: 'l', name: 'litres', dimension: 'volume', factor: '0.001', aliases: ['litre', 'litres'] },
  { code: 'm3', label: 'm³', name: 'mètres cubes', dimension: 'volume', factor: '1', aliases: ['m3'] },
  { code: 'min', label: 'min', name: 'minutes', dimension: 'time', factor: '60', aliases: ['minute', 'minutes'] },
  { code: 'h', label: 'h', name: 'heures', dimension: 'time', factor: '3600', aliases: ['heure', 'heures'] },
  { code: 'day', label: 'jour', plural: 'jours', name: 'jours', dimension: 'time', factor: '86400' },
  { code: 'month', label: 'mois', name: 'mois', dimension: 'time', factor: '2629800' },
  { code: 'year', label: 'an', plural: 'ans', name: 'années', dimension: 'time', factor: '31557600' },
  { code: 'ETP', label: 'ETP', name: 'équivalents temps plein', dimension: 'work', factor: '1' },
  { code: 'EUR_per_EUR', label: '€/€', name: 'euros par euro', dimension: 'rate', factor: '1' },
  {
    code: 'EUR_per_inhabitant',
    label: '€/habitant',
    name: 'euros par habitant',
    dimension: 'rate',
    factor: '1',
    aliases: ['€/hab', '€/hab.'],
  },
  { code: 'EUR_per_case', label: '€/dossier', name: 'euros par dossier', dimension: 'rate', factor: '1' },
  {
    code: 'EUR_per_m2',
    label: '€/m²',
    name: 'euros par mètre carré',
    dimension: 'rate',
    factor: '1',
    aliases: ['€/m2'],
  },
  { code: 'EUR_per_t', label: '€/t', name: 'euros par tonne', dimension: 'rate', factor: '1' },
  { code: 'kg_per_inhabitant', label: 'kg/habitant', name: 'kilogrammes par habitant', dimension: 'rate', factor: '1' },
  {
    code: 'kg_per_day',
    label: 'kg/jour',
    name: 'kilogrammes par jour',
    dimension: 'rate',
    factor: '1',
    aliases: ['kg/j'],
  },
  {
    code: 'g_per_meal',
    label: 'g/convive',
    name: 'grammes par convive et par repas',
    dimension: 'rate',
    factor: '1',
    aliases: ['g/convive/jour'],
  },
  { code: 'kWh_per_m2', label: 'kWh/m²', name: 'kilowattheures par mètre carré', dimension: 'rate', factor: '1' },
  { code: 'MWh_per_year', label: 'MWh/an', name: 'mégawattheures par an', dimension: 'rate', factor: '1' },
  { code: 't_per_year', label: 't/an', name: 'tonnes par an', dimension: 'rate', factor: '1' },
];

export const units: ReadonlyMap<string, Unit> = new Map(dictionary.map((unit) => [unit.code, unit]));

export const isUnit = (code: string): boolean => units.has(code);

export function unitOf(code: string): Unit {
  const unit = units.get(code);
  if (!unit) throw new Error(`unit ${code} is not in the dictionary`);
  return unit;
}

const written = new Map(
  dictionary.flatMap((unit) =>
    [unit.code, unit.label, unit.plural, ...(unit.aliases ?? [])]
      .filter((text): text is string => Boolean(text))
      .map((text) => [plain(text), unit] as const),
  ),
);

/** The unit people wrote ("k€", "t éq. CO2", "heures"); undefined for the name of a counted thing. */
export const readUnit = (text: string): Unit | undefined => written.get(plain(text));

function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/’/g, "'")
    .replace(/₂/g, '2')
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .trim();
}

/** The same quantity in another unit; undefined where the two measure different things. */
export function convert(value: Decimal, from: string, to: string): Decimal | undefined {
  if (from === to) return value;
  const [source, target] = [unitOf(from), unitOf(to)];
  if (source.dimension !== target.dimension || source.dimension === 'rate' || source.dimension === 'ratio')
    return undefined;
  return divide(multiply(value, source.factor), target.factor);
}
