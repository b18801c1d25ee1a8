import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Asked, Column, Dataset, Found, Stretch } from './dataset.ts';

/** A row as every file writes it: texts in the order of the columns, decimals exact. */
export interface PublishedRow {
  cells: (string | null)[];
  shape: Uint8Array | string | null;
}

export interface Page {
  rows: PublishedRow[];
  /** What the next page begins after; null: this one is the last. */
  next: string | null;
}

/** Binary in Lambert-93 or in degrees, or GeoJSON. */
export type ShapeForm = 'none' | 'wkb' | 'degrees' | 'geojson';

/** Published rows of a dataset from one on, where some columns have these values: work grows with the page alone. */
export async function readPublishedPage(
  db: Db,
  dataset: Dataset,
  {
    shape = 'none',
    equals = {},
    ...asked
  }: Omit<Asked, 'equals'> & Partial<Pick<Asked, 'equals'>> & { shape?: ShapeForm },
): Promise<Page> {
  const codes = Object.fromEntries(Object.entries(equals).map(([name, value]) => [name, codeOf(dataset, name, value)]));
  const read = (after: string | undefined) => readStretch(db, dataset, shape, { ...asked, after, equals: codes });
  const page = await read(asked.after);
  // Where the rows asked for lie in the stretch that follows, a page without any would mislead.
  return page.rows.length === 0 && page.next !== null ? read(page.next) : page;
}

async function readStretch(db: Db, dataset: Dataset, shape: ShapeForm, asked: Asked): Promise<Page> {
  const stretch = await (dataset.stretch ?? byIdentifier)(db, asked);
  const conditions = Object.entries(asked.equals).map(
    ([name, code]) => sql` and ${sql.ref(`row.${name}`)}::text = ${code}`,
  );
  const where = sql`${stretch.where}${sql.join(conditions, sql``)}`;
  const rows = await readRows(db, { dataset, shape }, { ...stretch, where });
  if (stretch.next !== undefined) return { rows, next: stretch.next };
  const next = rows.length < asked.limit ? stretch.afterwards : rows.at(-1)?.cells[0];
  return { rows, next: next ?? null };
}

/** The published row of this identifier, its place as GeoJSON. */
export async function findPublishedRow(db: Db, dataset: Dataset, id: string): Promise<PublishedRow | undefined> {
  const found = (await dataset.find?.(db, id)) ?? { where: sql`row.identifiant = ${id}::uuid` };
  const rows = await readRows(db, { dataset, shape: 'geojson' }, { ...found, order: sql`limit 1` });
  return rows[0];
}

async function readRows(
  db: Db,
  { dataset, shape }: { dataset: Dataset; shape: ShapeForm },
  { rows: source = dataset.rows, where, order }: Found & Pick<Stretch, 'order'>,
): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select json_build_array(${sql.join(dataset.columns.map(asText))}) as cells, ${shapeOf(dataset, shape)} as shape
    from (${source}) row where ${where} ${order}
  `.execute(db);
  return rows.map((row) => ({ ...row, cells: inWords(dataset, row.cells) }));
}

/** Rows by their identifier, from the one after on. */
export const byIdentifier = async (_db: Db, { after, limit }: Pick<Asked, 'after' | 'limit'>): Promise<Stretch> => ({
  where: after ? sql`row.identifiant > ${after}::uuid` : sql`true`,
  order: sql`order by row.identifiant limit ${limit}`,
});

/** All of them, page by page: memory holds one page, however many there are. */
export async function* publishedPages(db: Db, dataset: Dataset, shape: ShapeForm): AsyncGenerator<PublishedRow[]> {
  for (let after: string | null | undefined; after !== null; ) {
    const page = await readPublishedPage(db, dataset, { after, limit: pageSize, shape });
    yield page.rows;
    after = page.next;
  }
}

const pageSize = 2000;

/** As Table Schema writes each type; an instant is in universal time. */
function asText({ name, type }: Column): RawBuilder<unknown> {
  const value = sql.ref(`row.${name}`);
  if (type === 'datetime') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  return sql`nullif(${value}::text, '')`;
}

const shapeOf = ({ placed }: Dataset, form: ShapeForm): RawBuilder<unknown> => {
  if (!placed || form === 'none') return sql`null`;
  if (form === 'wkb') return sql`ST_AsBinary(row.geometry)`;
  const inDegrees = sql`ST_Transform(row.geometry, 4326)`;
  return form === 'degrees' ? sql`ST_AsBinary(${inDegrees})` : sql`ST_AsGeoJSON(${inDegrees}, 6)`;
};

/** The word of a code; a code that has none is given as it is. */
const inWords = ({ columns }: Dataset, cells: (string | null)[]) =>
  cells.map((cell, at) => (cell === null ? null : (columns[at]?.words?.[cell] ?? cell)));

/** What the database keeps for a word that is asked for. */
const codeOf = ({ columns }: Dataset, name: string, value: string): string => {
  const words = columns.find((column) => column.name === name)?.words ?? {};
  return Object.entries(words).find(([, word]) => word === value)?.[0] ?? value;
};
