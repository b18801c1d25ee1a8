import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { findCommunesSaid } from '../../site/index.ts';
import { isOpenDataset } from '../dataset/open-dataset.sql.ts';
import type { KnownTaxon } from './known.ts';

/** What TAXREF in use says of some cd_nom; those that it never had are left out. */
export async function findTaxa(db: Db, cdNoms: readonly number[]): Promise<[number, KnownTaxon][]> {
  if (cdNoms.length === 0) return [];
  const { rows } = await sql<{ cdNom: number; cdRef: number | null; name: string; replacement: number | null }>`
    select given.cd_nom, taxon.cd_ref, coalesce(taxon.full_name, '') as name, vanished.replacement
    from unnest(${cdNoms}::integer[]) as given (cd_nom)
      left join taxref_version on taxref_version.in_use
      left join taxon on taxon.version = taxref_version.version and taxon.cd_nom = given.cd_nom
      left join lateral (
        select cd_nom, replacement from taxon_vanished where taxon_vanished.cd_nom = given.cd_nom
        order by replacement is null, last_version desc limit 1
      ) vanished on taxon.cd_nom is null
    where taxon.cd_nom is not null or vanished.cd_nom is not null
  `.execute(db);
  return rows.map(({ cdNom, cdRef, name, replacement }) => [
    cdNom,
    cdRef === null ? { vanished: true, replacement } : { cdRef, name },
  ]);
}

/** INSEE codes of communes by what files call them; a code that lost its first zero is understood. */
export async function findCommuneCodes(
  db: Db,
  organisationId: string,
  words: readonly string[],
): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const said = new Map(words.map((word) => [word, /^\d{4}$/.test(word) ? `0${word}` : word]));
  const found = await findCommunesSaid(db, organisationId, [...new Set(said.values())]);
  const ids = [...new Set(found.values())];
  const rows = await db
    .selectFrom('territory')
    .select(['id', 'code'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return new Map(
    words.flatMap((word) => {
      const code = codes.get(found.get(said.get(word) ?? '') ?? '');
      return code ? [[word, code] as const] : [];
    }),
  );
}

/** Codes of départements by their code, with or without its zero, and by their name. */
export async function readDepartements(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('territory').select(['code', 'name']).where('kind', '=', 'departement').execute();
  return new Map(
    rows.flatMap(({ code, name }) =>
      [code, code.replace(/^0/, ''), name].map((word) => [word.toLowerCase(), code] as const),
    ),
  );
}

/** Datasets of an organisation, true of those that records may be added to. */
export async function readDatasets(db: Db, organisationId: string): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('dataset')
    .select(['id', isOpenDataset.as('open')])
    .where('organisationId', '=', organisationId)
    .execute();
  return new Map(rows.map(({ id, open }) => [id, open]));
}

/** Datasets that records may be added to, as a form offers them. */
export const listOpenDatasets = (db: Db, organisationIds: readonly string[]) =>
  db
    .selectFrom('dataset')
    .select(['id', 'name', 'organisationId'])
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val([...organisationIds]))))
    .where(isOpenDataset)
    .orderBy(sql`name collate fr`)
    .orderBy('id')
    .execute();

/** The dataset of an id or of a name, as a command gives it. */
export const findDatasets = (db: Db, organisationId: string, said: string) =>
  db
    .selectFrom('dataset')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where((eb) => eb.or([eb(sql<string>`id::text`, '=', said), eb('name', '=', said), eb('shortName', '=', said)]))
    .execute();
