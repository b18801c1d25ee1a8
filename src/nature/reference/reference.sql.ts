import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { gatherProfiles } from '../validation/profile.sql.ts';
import type { ReferenceKind } from './reference-kinds.ts';

export interface ReferenceTable {
  id: string;
  kind: ReferenceKind;
  name: string;
  version: string;
  taxrefVersion: number | null;
  source: string;
  licence: string;
  releasedOn: string | null;
  example: boolean;
  rowCount: number;
  importedAt: Date;
  inUse: boolean;
}

export const listReferenceTables = (db: Db): Promise<ReferenceTable[]> =>
  db
    .selectFrom('referenceTable')
    .select(['id', 'kind', 'name', 'version', 'taxrefVersion', 'source', 'licence', 'releasedOn', 'example'])
    .select(['rowCount', 'importedAt', 'inUse'])
    .orderBy('kind')
    .orderBy('name')
    .orderBy('importedAt', 'desc')
    .execute();

/** A version of a table, which is in use from now on instead of the former ones of its name. */
export async function insertReferenceTable(
  tx: Tx,
  table: Omit<ReferenceTable, 'id' | 'inUse' | 'taxrefVersion'> & { filename: string; sha256: string },
): Promise<string> {
  await tx
    .updateTable('referenceTable')
    .set({ inUse: false })
    .where('kind', '=', table.kind)
    .where('name', '=', table.name)
    .execute();
  const taxrefVersion = tx.selectFrom('taxrefVersion').select('version').where('inUse', '=', true);
  const { id } = await tx
    .insertInto('referenceTable')
    .values({ ...table, inUse: true, taxrefVersion })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const setRowCount = (tx: Tx, id: string, rowCount: number) =>
  tx.updateTable('referenceTable').set({ rowCount }).where('id', '=', id).execute();

/**
 * Gives what tables say of names the taxon that these have in the version of TAXREF in use. How rare a taxon is stays with the
 * one it was told of: two that become one do not add up.
 */
export async function resolveReferences(tx: Tx): Promise<void> {
  for (const table of ['taxon_status', 'sensitivity_rule', 'taxon_expected'])
    await sql`
      update ${sql.table(table)} told set cd_ref = taxon.cd_ref
      from taxref_version used join taxon on taxon.version = used.version
      where used.in_use and taxon.cd_nom = told.cd_nom and told.cd_ref <> taxon.cd_ref
    `.execute(tx);
  const expected = await tx.selectFrom('referenceTable').select('id').where('kind', '=', 'profile').execute();
  for (const { id } of expected) await gatherProfiles(tx, id);
}

type Row = Record<string, string | number | null>;

/** The accepted name as the version of TAXREF in use has it, else as the table says it. */
const acceptedRef = sql`coalesce(taxon.cd_ref, given.cd_ref, given.cd_nom)`;
const joinTaxon = sql`left join taxref_version used on used.in_use
  left join taxon on taxon.version = used.version and taxon.cd_nom = given.cd_nom`;

const inserts: Record<
  ReferenceKind,
  (tx: Tx, tableId: string, rows: Row[]) => Promise<{ numAffectedRows?: bigint | undefined }>
> = {
  status: async (tx, tableId, rows) => {
    const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as given (cd_nom integer, cd_ref integer, kind text,
      kind_label text, code text, label text, remark text, territory_code text, territory text, document_id text,
      citation text, url text)`;
    await sql`
      insert into status_document (table_id, document_id, citation, url)
      select distinct on (document_id) ${tableId}::uuid, document_id, citation, url from ${given} where document_id <> ''
      on conflict do nothing
    `.execute(tx);
    return sql`
      insert into taxon_status (table_id, cd_nom, cd_ref, kind, kind_label, code, label, remark, territory_code, territory, document_id)
      select ${tableId}::uuid, given.cd_nom, ${acceptedRef}, kind, kind_label, code, label, remark, territory_code, territory, document_id
      from ${given} ${joinTaxon}
    `.execute(tx);
  },
  rarity: (tx, tableId, rows) =>
    sql`
      insert into taxon_rarity (table_id, cd_nom, cd_ref, name_cited, class, remark)
      select ${tableId}::uuid, given.cd_nom, ${acceptedRef}, name_cited, given.class, remark
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (cd_nom integer, cd_ref integer, name_cited text, class text, remark text)
        ${joinTaxon}
      on conflict do nothing
    `.execute(tx),
  sensitivity: (tx, tableId, rows) =>
    sql`
      insert into sensitivity_rule (table_id, cd_nom, cd_ref, level, departement_code, day_from, day_to, years,
        biological_status, behaviour, life_stage, remark)
      select ${tableId}::uuid, given.cd_nom, ${acceptedRef}, level, departement_code, day_from, day_to, years,
        biological_status, behaviour, life_stage, remark
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (cd_nom integer, cd_ref integer, level smallint,
        departement_code text, day_from smallint, day_to smallint, years integer, biological_status text, behaviour text,
        life_stage text, remark text)
        ${joinTaxon}
    `.execute(tx),
  profile: (tx, tableId, rows) =>
    sql`
      insert into taxon_expected (table_id, cd_nom, cd_ref, departement_code, mesh_code, life_stage, day_from, day_to,
        altitude_min, altitude_max, count_max, remark)
      select ${tableId}::uuid, given.cd_nom, ${acceptedRef}, departement_code, mesh_code, life_stage, day_from, day_to,
        altitude_min, altitude_max, count_max, remark
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (cd_nom integer, cd_ref integer, departement_code text,
        mesh_code text, life_stage text, day_from smallint, day_to smallint, altitude_min integer, altitude_max integer,
        count_max integer, remark text)
        ${joinTaxon}
    `.execute(tx),
};

/** Writes rows of a table; returns how many were new. */
export const insertReferenceRows = async (tx: Tx, kind: ReferenceKind, tableId: string, rows: Row[]): Promise<number> =>
  Number((await inserts[kind](tx, tableId, rows)).numAffectedRows ?? 0);

export const insertVanished = (tx: Tx, rows: Row[]) =>
  sql`
    insert into taxon_vanished (cd_nom, last_version, replacement, reason_code, reason)
    select distinct on (cd_nom, last_version) cd_nom, last_version, replacement, reason_code, reason
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (cd_nom integer, last_version text, replacement integer,
      reason_code text, reason text)
    on conflict (cd_nom, last_version) do update set replacement = excluded.replacement,
      reason_code = excluded.reason_code, reason = excluded.reason
  `.execute(tx);
