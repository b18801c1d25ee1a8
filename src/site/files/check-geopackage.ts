import { DatabaseSync } from 'node:sqlite';

/**
 * Run apart by `soundGeoPackage`, on the path of a file that anybody may have made: ends well where its layers are
 * tables as GeoPackage means them, each page held once. A view may count without end, a computed column make gigabytes
 * of nothing, pages hold each other a million times: none of it can be stopped from within.
 */
const [path = ''] = process.argv.slice(2);
const database = new DatabaseSync(path, { readOnly: true });
database.exec('pragma trusted_schema = off; pragma ignore_check_constraints = on; pragma hard_heap_limit = 300000000');

const has = (sql: string, ...values: string[]): boolean => database.prepare(sql).get(...values) !== undefined;

function expectPlainTable(name: string): void {
  if (!has(`select 1 from pragma_table_list where schema = 'main' and name = ? and type = 'table'`, name))
    throw new Error(`${name} is not a table`);
  if (has('select 1 from pragma_table_xinfo(?) where hidden > 0', name)) throw new Error(`${name} computes`);
  const found = database.prepare(`pragma quick_check("${name.replaceAll('"', '""')}")`).get();
  if (Object.values(found ?? {})[0] !== 'ok') throw new Error(`${name} is damaged`);
}

const frame = ['gpkg_geometry_columns', 'gpkg_spatial_ref_sys'];
for (const name of frame) expectPlainTable(name);
const layers = database.prepare('select distinct table_name as name from gpkg_geometry_columns limit 201').all();
if (layers.length > 200) throw new Error('more layers than anybody draws');
for (const { name } of layers) expectPlainTable(String(name));
