import { sql } from 'kysely';
import type { Db } from '../../../kernel/db/index.ts';
import { readVocabulary } from '../../../nature/index.ts';
import {
  type Asked,
  type Dataset,
  day,
  degreesColumns,
  generatedColumn,
  identifier,
  instant,
  integer,
  publisherColumns,
  recordLicenceColumn,
  type Stretch,
  text,
} from '../dataset.ts';
import { degreesOf } from '../degrees.sql.ts';

const wordsOf = (vocabulary: string) => readVocabulary(vocabulary).values;

/** How exactly the place is told, for each way that a record may be known by. */
const placeWords = {
  ...{ geometry: 'lieu exact', site: 'site', commune: 'commune', mesh: 'maille de 10 km', departement: 'département' },
};

export const records: Dataset = {
  name: 'observations-nature',
  title: 'Observations de la nature',
  row: 'une observation d’un taxon, en un lieu et à une date',
  description:
    'Les observations des jeux de données publiés. Une observation sensible est connue par sa commune, sa maille de 10 km ou son département, selon son niveau ; celles de niveau 4 n’y sont pas. Les observateurs sont nommés comme ils l’acceptent. Les jeux donnés sur demande seulement n’y sont pas.',
  keywords: ['biodiversité', 'observation', 'TAXREF', 'SINP'],
  theme: 'ENVI',
  frequency: 'CONT',
  placed: true,
  days: ['date_debut', 'date_fin'],
  large: true,
  columns: [
    identifier,
    ...publisherColumns,
    text('jeu', 'Identifiant du jeu de données (idSINPJdd)', { format: 'uuid', required: true }),
    text('jeu_nom', 'Jeu de données', { required: true }),
    integer('cd_nom', 'Nom de TAXREF, comme cité', { required: true }),
    integer('cd_ref', 'Taxon retenu de TAXREF', { required: true }),
    integer('version_taxref', 'Version de TAXREF', { required: true }),
    text('nom_cite', 'Nom cité', { required: true }),
    text('nom_valide', 'Nom scientifique valide', { required: true }),
    text('nom_francais', 'Nom français'),
    text('statut', 'Présence ou absence', { required: true, words: wordsOf('observation-status') }),
    day('date_debut', 'Premier jour', { required: true }),
    day('date_fin', 'Dernier jour', { required: true }),
    text('observateurs', 'Observateurs, comme ils acceptent d’être nommés'),
    integer('nombre_min', 'Nombre minimal'),
    integer('nombre_max', 'Nombre maximal'),
    text('lieu_donne', 'Ce qui est donné du lieu', { required: true, words: placeWords }),
    text('commune_insee', 'Code de la commune'),
    text('maille', 'Maille de 10 km', { pattern: '10kmL93E[0-9]{3}N[0-9]{3}' }),
    text('departement', 'Code du département'),
    ...degreesColumns,
    integer('sensibilite', 'Niveau de sensibilité du SINP', { required: true }),
    text('validation', 'Niveau de validation', { required: true, words: wordsOf('validation') }),
    recordLicenceColumn,
    instant('modifie_le', 'Modifiée le', { required: true }),
    generatedColumn,
  ],
  // A record that is known by a place whose position is protected tells its département alone: neither where nor which commune.
  rows: sql`
    select record.id as identifiant, organisation.name as organisation, organisation.siren, record.dataset_id as jeu,
      dataset.name as jeu_nom, record.cd_nom, record.cd_ref, record.taxref_version as version_taxref,
      record.name_cited as nom_cite, coalesce(taxon.full_name, record.name_cited) as nom_valide,
      nullif(taxon.vernacular, '') as nom_francais, record.status as statut, record.date_from as date_debut,
      record.date_to as date_fin,
      (select string_agg(shown.name || case when shown.body <> '' then ' (' || shown.body || ')' else '' end, ' | '
          order by shown.name)
        from shown_observer shown where shown.organisation_id = record.organisation_id
          and shown.id = any(record.observer_ids) and shown.name <> '') as observateurs,
      record.count_min as nombre_min, record.count_max as nombre_max, record.place_kind as lieu_donne,
      case when record.place_kind <> 'departement' then record.commune_code end as commune_insee,
      case when record.place_kind <> 'departement' then record.mesh_code end as maille,
      record.departement_code as departement, ${degreesOf(sql`told.geometry`)}, record.sensitivity as sensibilite, record.validation,
      coalesce(nullif(dataset.licence, ''), organisation.open_licence) as licence, record.changed_at as modifie_le,
      dataset.generated as fictif, record.organisation_id,
      told.geometry
    from public_record record
      cross join lateral (
        select case when record.place_kind <> 'departement' then record.geometry end as geometry
      ) told
      join dataset on dataset.organisation_id = record.organisation_id and dataset.id = record.dataset_id
        and dataset.licence <> 'none'
      join organisation on organisation.id = record.organisation_id
      left join taxon on taxon.version = record.taxref_version and taxon.cd_nom = record.cd_ref`,
  stretch: readStretch,
  // What is kept by organisation is found by both, as its primary key is.
  find: async (_db, id) => ({
    where: sql`row.organisation_id = any(array(select id from organisation)) and row.identifiant = ${id}::uuid`,
  }),
};

/**
 * Records by their primary key, some numbers of one organisation at a time, which are asked of the views one by one: of
 * their union no index gives an order, and of a range of keys the planner does not know how short it is.
 */
async function readStretch(db: Db, { after, limit }: Asked): Promise<Stretch> {
  const [organisationId, id] = (after ?? '/').split('/');
  const { rows } = await sql<{ organisationId: string; id: string }>`
    select organisation_id, id from record
    where ${after ? sql`(organisation_id, id) > (${organisationId}::uuid, ${id}::uuid)` : sql`true`}
    order by organisation_id, id limit ${limit}
  `.execute(db);
  const [first] = rows;
  const ofOne = rows.filter((row) => row.organisationId === first?.organisationId);
  const last = ofOne.at(-1);
  const ids = ofOne.map((row) => row.id);
  return {
    where: sql`row.organisation_id = ${first?.organisationId ?? null}::uuid and row.identifiant = any(${ids}::uuid[])`,
    order: sql`order by row.identifiant`,
    next: last && (rows.length === limit || ofOne.length < rows.length) ? `${last.organisationId}/${last.id}` : null,
  };
}
