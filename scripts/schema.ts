import { sql } from 'kysely';
import type { Db } from '../src/kernel/db/database.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  isView: boolean;
  check: string | null;
}

const tsTypes: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'string',
  date: 'string',
  time: 'string',
  timestamptz: 'Date',
  jsonb: 'Json',
  bytea: 'Uint8Array',
  _text: 'string[]',
  _int4: 'number[]',
  _uuid: 'string[]',
  geometry: 'Geometry',
};

/** TypeScript of every table and view, as Kysely wants it, in camel case. */
export async function describeSchema(db: Db): Promise<string> {
  const { rows } = await readColumns(db);
  const tables = Map.groupBy(rows, (row) => row.table);
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${camel(column.column)}: ${typeOf(column)};`);
    return `export interface ${pascal(table)}Table {\n${lines.join('\n')}\n}`;
  });
  const schema = [...tables.keys()].map((table) => `  ${camel(table)}: ${pascal(table)}Table;`);
  return [
    '// Generated from the migrations by `npm run schema`; do not edit.',
    "import type { ColumnType, Generated } from 'kysely';",
    '/** What a JSON column holds is said where it is read. */\ntype Json = ColumnType<unknown, string, string>;\ntype JsonOrDefault = ColumnType<unknown, string | undefined, string>;',
    '/** Written and read through PostGIS functions only. */\ntype Geometry = ColumnType<never, never, never>;',
    ...interfaces,
    `export interface Schema {\n${schema.join('\n')}\n}`,
    '',
  ].join('\n\n');
}

const readColumns = (db: Db) =>
  sql<Column>`
  select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable,
    (a.atthasdef or a.attidentity <> '') as has_default, c.relkind = 'v' as is_view,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0 and not a.attisdropped
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname, a.attnum
`.execute(db);

function typeOf(column: Column): string {
  const base = closedList(column.check) ?? tsTypes[column.type];
  if (!base) throw new Error(`No TypeScript type for ${column.type} (${column.table}.${column.column})`);
  // PostgreSQL calls every column of a view nullable; the tables behind say which are.
  const type = column.nullable && !column.isView ? `${base} | null` : base;
  if (type === 'Json' && column.hasDefault) return 'JsonOrDefault';
  return column.hasDefault ? `Generated<${type}>` : type;
}

/** `check (role in ('a', 'b'))` is the union 'a' | 'b'. */
function closedList(check: string | null): string | undefined {
  if (!check?.includes('ANY')) return undefined;
  const words = [...check.matchAll(/'([^']*)'::text/g)].map((match) => `'${match[1]}'`);
  return words.length > 0 ? words.join(' | ') : undefined;
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`_${name}`);
