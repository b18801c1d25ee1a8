import type { RawBuilder } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { licences, openLicenceKeys } from '../../kernel/open-licence.ts';

/** A column as Table Schema describes it; its values are given as texts, exact decimals among them. */
export interface Column {
  name: string;
  title: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'object';
  unit?: string;
  description?: string;
  format?: 'uuid' | 'uri';
  required?: true;
  pattern?: string;
  /** What is written for each code that the database keeps; nothing else is ever written. */
  words?: Readonly<Record<string, string>>;
}

/** Which rows are read. */
export interface Found {
  /** Worked out, where they are not those of the dataset. */
  rows?: RawBuilder<unknown>;
  /** Asked of a row named `row`. */
  where: RawBuilder<unknown>;
}

/** Where a reading goes on from. */
export interface Stretch extends Found {
  /** In which order, and how many. */
  order: RawBuilder<unknown>;
  /** Where the next stretch begins, if it is not after the last row read; null: there is none. */
  next?: string | null;
  /** Where the next one begins once the rows of this one end, if there is any. */
  afterwards?: string;
}

export interface Asked {
  after?: string | undefined;
  limit: number;
  /** What some columns must be, as the database keeps it. */
  equals: Readonly<Record<string, string>>;
}

/** What is given out as one table, declared once: files, schema, catalogue, pages and API all follow from this. */
export interface Dataset {
  /** In addresses: "sites". */
  name: string;
  title: string;
  /** One row of it, with its article: "un lieu publié". */
  row: string;
  description: string;
  keywords: readonly string[];
  /** The European vocabulary of themes: environment, or government and public sector. */
  theme: 'ENVI' | 'GOVE';
  /** How often it changes (the European vocabulary of frequencies). */
  frequency: 'CONT' | 'IRREG' | 'ANNUAL';
  /** The first one is the identifier. */
  columns: readonly Column[];
  /** Whether its rows have a place, as `geometry` in Lambert-93. */
  placed: boolean;
  /** The columns of the first and the last day that a row is about. */
  days?: readonly [string, string];
  /** Rows by millions: they are looked through once an hour, beside the requests. */
  large?: true;
  /** Published rows alone, each column by its name. */
  rows: RawBuilder<unknown>;
  /** What a stretch of at most so many rows is, where rows are not read by their identifier alone. */
  stretch?: (db: Db, asked: Asked) => Promise<Stretch>;
  /** The row of an identifier, where it is not found by that alone. */
  find?: (db: Db, id: string) => Promise<Found>;
}

type Options = Omit<Column, 'name' | 'title' | 'type'>;
const typed =
  (type: Column['type']) =>
  (name: string, title: string, options: Options = {}): Column => ({ name, title, type, ...options });

export const text = typed('string');
export const integer = typed('integer');
export const decimal = typed('number');
export const flag = typed('boolean');
export const day = typed('date');
export const instant = typed('datetime');
export const object = typed('object');

export const identifier = text('identifiant', 'Identifiant permanent', { format: 'uuid', required: true });

/** Whose row it is: nobody is quoted rightly without it. */
export const publisherColumns = [
  text('organisation', 'Organisation qui publie', { required: true }),
  text('siren', 'SIREN de l’organisation', { pattern: '[0-9]{9}' }),
] as const;

const wordsOf = (keys: readonly (keyof typeof licences)[]) =>
  Object.fromEntries(keys.map((key) => [key, licences[key].label]));

/** Under which licence a row is given out: its organisation chose, and a dataset of records may have its own. */
export const licenceColumn = text('licence', 'Licence', { required: true, words: wordsOf(openLicenceKeys) });
export const recordLicenceColumn = text('licence', 'Licence', {
  required: true,
  words: wordsOf([...openLicenceKeys, 'cc-by-nc-4.0', 'cc0-1.0']),
});

export const generatedColumn = flag('fictif', 'Donnée inventée pour une démonstration', { required: true });

/** Where a row is, for those who open no map; the middle of what has an extent. */
export const degreesColumns = [
  decimal('longitude', 'Longitude (WGS 84)', { unit: 'degré' }),
  decimal('latitude', 'Latitude (WGS 84)', { unit: 'degré' }),
] as const;
