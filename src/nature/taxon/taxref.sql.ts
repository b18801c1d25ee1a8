import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { keptColumns } from './taxref-columns.ts';

export interface TaxrefVersion {
  version: number;
  releasedOn: string | null;
  filename: string;
  nameCount: number;
  taxonCount: number;
  importedAt: Date;
  inUse: boolean;
}

export const listTaxrefVersions = (db: Db): Promise<TaxrefVersion[]> =>
  db
    .selectFrom('taxrefVersion')
    .select(['version', 'releasedOn', 'filename', 'nameCount', 'taxonCount', 'importedAt', 'inUse'])
    .orderBy('version', 'desc')
    .execute();

export const versionInUse = async (db: Db): Promise<number | null> =>
  (await db.selectFrom('taxrefVersion').select('version').where('inUse', '=', true).executeTakeFirst())?.version ??
  null;

const tables = ['taxon', 'taxon_vernacular'] as const;
const partition = (table: string, version: number) => sql.table(`${table}_v${version}`);

/** Tables of their own for one version, without an index yet: names are read faster into them so. */
export async function createParts(tx: Tx, version: number): Promise<void> {
  for (const table of tables)
    await sql`create table ${partition(table, version)} (like ${sql.table(table)} including defaults)`.execute(tx);
}

/** Indexes them and lets others see them, in one. */
export async function attachParts(tx: Tx, version: number): Promise<void> {
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} attach partition ${partition(table, version)} for values in (${sql.lit(version)})`.execute(
      tx,
    );
    await sql`analyze ${partition(table, version)}`.execute(tx);
  }
}

/** Rows of `rowOf`, one a line, that the engine cuts: once each, which `offset 0` sees to. */
export const insertNames = (tx: Tx, version: number, rows: string) => {
  const cell = (name: string, index: number) => {
    const text = sql`cells[${sql.lit(index + 1)}]`;
    if (name === 'lineage') return sql`nullif('{' || ${text} || '}', '{}')::integer[]`;
    return name.startsWith('cd_') ? sql`nullif(${text}, '')::integer` : text;
  };
  return sql`
    insert into ${partition('taxon', version)} (version, ${sql.raw(keptColumns.join(', '))})
    select ${sql.lit(version)}, ${sql.join(keptColumns.map(cell))}
    from (select string_to_array(line, E'\t') as cells from string_to_table(${rows}, E'\n') line offset 0) given
  `.execute(tx);
};

export const insertVernaculars = (tx: Tx, version: number, rows: string) =>
  sql`
    insert into ${partition('taxon_vernacular', version)} (version, cd_ref, name, search)
    select ${sql.lit(version)}, cells[1]::integer, cells[2], cells[3]
    from (select string_to_array(line, E'\t') as cells from string_to_table(${rows}, E'\n') line offset 0) given
  `.execute(tx);

export const insertVersion = (
  tx: Tx,
  row: {
    version: number;
    releasedOn: string | null;
    filename: string;
    sha256: string;
    nameCount: number;
    taxonCount: number;
    importedAt: Date;
  },
) => tx.insertInto('taxrefVersion').values(row).execute();

export async function putInUse(tx: Tx, version: number): Promise<void> {
  await tx.updateTable('taxrefVersion').set({ inUse: false }).where('inUse', '=', true).execute();
  await tx.updateTable('taxrefVersion').set({ inUse: true }).where('version', '=', version).execute();
}

/** What became, in a version, of the names of another: those that vanished, were merged into another taxon, or moved. */
export const findChanges = (tx: Tx, version: number, from: number) =>
  sql`
    insert into taxon_change (version, from_version, cd_nom, kind, from_cd_ref, cd_ref)
    select ${version}, ${from}, former.cd_nom,
      case when current.cd_nom is null then 'vanished' when former.cd_nom = former.cd_ref then 'merged' else 'moved' end,
      former.cd_ref, coalesce(current.cd_ref, replaced.cd_ref)
    from taxon former
      left join taxon current on current.version = ${version} and current.cd_nom = former.cd_nom
      left join lateral (
        select distinct on (vanished.cd_nom) replacement.cd_ref
        from taxon_vanished vanished
          join taxon replacement on replacement.version = ${version} and replacement.cd_nom = vanished.replacement
        where vanished.cd_nom = former.cd_nom order by vanished.cd_nom, vanished.last_version desc
      ) replaced on current.cd_nom is null
    where former.version = ${from} and (current.cd_nom is null or current.cd_ref <> former.cd_ref)
    on conflict (version, from_version, cd_nom) do update
      set kind = excluded.kind, from_cd_ref = excluded.from_cd_ref, cd_ref = excluded.cd_ref
  `.execute(tx);

export interface TouchedName {
  cdNom: number;
  kind: 'vanished' | 'merged' | 'moved';
  fromCdRef: number;
  cdRef: number | null;
  fromName: string;
  name: string | null;
  records: number;
}

/** Names that a version changes and that records bear, with what they become. Found by the names that changed. */
export async function listTouched(db: Db, organisationIds: string[], version: number): Promise<TouchedName[]> {
  const { rows } = await sql<TouchedName>`
    select change.cd_nom, change.kind, change.from_cd_ref, change.cd_ref, former.full_name as from_name,
      accepted.full_name as name, sum(borne.count)::integer as records
    from taxon_change change
      cross join unnest(${organisationIds}::uuid[]) organisation (id)
      cross join lateral (select count(*) as count from record where record.organisation_id = organisation.id
        and record.cd_ref = change.from_cd_ref and record.cd_nom = change.cd_nom
        and record.taxref_version = change.from_version) borne
      join taxon former on former.version = change.from_version and former.cd_nom = change.cd_nom
      left join taxon accepted on accepted.version = change.version and accepted.cd_nom = change.cd_ref
    where change.version = ${version} and borne.count > 0
    group by change.cd_nom, change.kind, change.from_cd_ref, change.cd_ref, former.full_name, accepted.full_name
    order by change.kind, former.full_name
  `.execute(db);
  return rows;
}

/** Gives the records that bear these names the taxon that a version has for them; returns which records. */
export async function resolveNames(
  tx: Tx,
  organisationId: string,
  version: number,
  cdNoms: number[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update record set cd_ref = change.cd_ref, taxref_version = change.version, changed_at = ${at}::timestamptz,
      version = record.version + 1
    from taxon_change change
    where change.version = ${version} and change.cd_nom = any(${cdNoms}::integer[]) and change.cd_ref is not null
      and record.organisation_id = ${organisationId}::uuid and record.cd_ref = change.from_cd_ref
      and record.cd_nom = change.cd_nom and record.taxref_version = change.from_version
    returning record.id
  `.execute(tx);
  return rows.map(({ id }) => id);
}
