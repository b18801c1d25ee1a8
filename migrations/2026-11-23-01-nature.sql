-- TAXREF, the national list of names, as it was published: versions stand side by side, and one of them is in use.
create table taxref_version (
  version smallint primary key,
  released_on date,
  filename text not null,
  sha256 text not null,
  name_count integer not null,
  taxon_count integer not null,
  imported_at timestamptz not null,
  in_use boolean not null default false
);
create unique index taxref_version_in_use on taxref_version (in_use) where in_use;

-- A name of one version. The accepted one of a taxon (cd_nom = cd_ref) knows what stands above it. Each version is a
-- partition of its own, filled and indexed before others see it, and dropped whole.
create table taxon (
  version smallint not null,
  cd_nom integer not null,
  cd_ref integer not null,
  cd_sup integer,
  rank text not null,
  name text not null,
  author text not null default '',
  full_name text not null,
  vernacular text not null default '',
  kingdom text not null default '',
  phylum text not null default '',
  class text not null default '',
  order_name text not null default '',
  family text not null default '',
  group1 text not null default '',
  group2 text not null default '',
  group3 text not null default '',
  habitat text not null default '',
  french_status text not null default '',
  -- As `searchForm` writes the name without its author.
  search text not null,
  -- Accepted taxa from the root down to this one, itself included; of synonyms none.
  lineage integer[],
  primary key (version, cd_nom)
) partition by list (version);
create index on taxon (version, cd_ref);
create index on taxon (version, search text_pattern_ops);
create index on taxon (version, split_part(search, ' ', 2));
create index on taxon using gin (search gin_trgm_ops);
create index on taxon using gin (lineage) where lineage is not null;

-- Each of the French names of an accepted taxon.
create table taxon_vernacular (
  version smallint not null,
  cd_ref integer not null,
  name text not null,
  search text not null
) partition by list (version);
create index on taxon_vernacular (version, search text_pattern_ops);
create index on taxon_vernacular (version, cd_ref);
create index on taxon_vernacular using gin (search gin_trgm_ops);

-- Names that a version no longer has, as its publisher lists them.
create table taxon_vanished (
  cd_nom integer not null,
  last_version text not null,
  replacement integer,
  reason_code text not null default '',
  reason text not null default '',
  primary key (cd_nom, last_version)
);

-- What changed of a name between the version in use and one that was brought in: kept so that a person decides.
create table taxon_change (
  version smallint not null references taxref_version on delete cascade,
  from_version smallint not null references taxref_version on delete cascade,
  cd_nom integer not null,
  kind text not null check (kind in ('vanished', 'merged', 'moved')),
  from_cd_ref integer not null,
  -- Null where a vanished name has no replacement.
  cd_ref integer,
  primary key (version, from_version, cd_nom)
);

-- A published table about taxa: statuses, rarity, sensitivity. Versions of one stand side by side.
create table reference_table (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('status', 'rarity', 'sensitivity', 'profile')),
  name text not null,
  version text not null,
  taxref_version smallint,
  source text not null default '',
  licence text not null default '',
  released_on date,
  -- Invented, to be replaced by a real one; said wherever it is used.
  example boolean not null default false,
  filename text not null,
  sha256 text not null,
  row_count integer not null,
  imported_at timestamptz not null,
  in_use boolean not null default false,
  unique (kind, name, version)
);

-- Base de connaissance des statuts (BDC): red lists, protections, directives, ZNIEFF.
create table taxon_status (
  table_id uuid not null references reference_table on delete cascade,
  cd_nom integer not null,
  cd_ref integer not null,
  kind text not null,
  kind_label text not null,
  code text not null,
  label text not null,
  remark text not null default '',
  territory_code text not null default '',
  territory text not null default '',
  document_id text not null default ''
);
create index on taxon_status (table_id, cd_ref);

create table status_document (
  table_id uuid not null references reference_table on delete cascade,
  document_id text not null,
  citation text not null,
  url text not null default '',
  primary key (table_id, document_id)
);

-- How rare a taxon is, as a class of its table (E, RR, R…); marks of classes belong to grids.
create table taxon_rarity (
  table_id uuid not null references reference_table on delete cascade,
  cd_ref integer not null,
  cd_nom integer not null,
  name_cited text not null default '',
  class text not null,
  remark text not null default '',
  primary key (table_id, cd_ref)
);

-- Référentiel de sensibilité: a taxon and those below it, by département, period and state. Null is whatever.
create table sensitivity_rule (
  id uuid primary key default gen_random_uuid(),
  table_id uuid not null references reference_table on delete cascade,
  cd_nom integer not null,
  cd_ref integer not null,
  level smallint not null check (level between 0 and 4),
  departement_code text,
  -- Month and day as a number, 1101 for the first of November; a period may cross New Year.
  day_from smallint,
  day_to smallint,
  -- A record older than this many years is no longer concerned.
  years integer,
  biological_status text,
  behaviour text,
  life_stage text,
  remark text not null default ''
);
create index on sensitivity_rule (table_id, cd_ref);

-- Cadre d’acquisition: why and for whom data are collected. Its id is the one the SINP knows.
create table framework (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  description text not null,
  parent_id uuid,
  territorial_level text not null,
  territories text[] not null default '{METROP}',
  territory_detail text not null default '',
  keywords text[] not null default '{}',
  financing text not null default '',
  objectives text[] not null default '{}',
  volets text[] not null default '{}',
  taxonomic_target text not null default '',
  reference text not null default '',
  starts_on date not null,
  ends_on date,
  closed boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, parent_id) references framework
);

-- Jeu de données: records collected in one way, under one licence.
create table dataset (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  framework_id uuid not null,
  name text not null,
  short_name text not null,
  description text not null default '',
  data_kind text not null default '1',
  objective text not null,
  collecting_methods text[] not null default '{}',
  keywords text[] not null default '{}',
  terrestrial boolean not null default true,
  marine boolean not null default false,
  -- Pu or Pr: where the data come from, which decides what must be given to all.
  origin text not null default 'Pr' check (origin in ('Pu', 'Pr', 'NSP')),
  source_status text not null default 'Te' check (source_status in ('Te', 'Co', 'Li', 'NSP')),
  licence text not null default '',
  -- Records may be added to it.
  active boolean not null default true,
  -- Visitors read its records, degraded as sensitivity asks.
  published boolean not null default false,
  -- Invented for a demonstration; said on every page and in every file.
  generated boolean not null default false,
  -- Kept by those who write records: millions of rows are not counted to show a page.
  record_count integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework
);
create index on dataset (organisation_id, framework_id);

-- Who has a part in a framework or a dataset, with the SINP's role.
create table dataset_actor (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  framework_id uuid,
  dataset_id uuid,
  role text not null,
  name text not null default '',
  body text not null default '',
  email text not null default '',
  position integer not null default 0,
  foreign key (organisation_id, framework_id) references framework on delete cascade,
  foreign key (organisation_id, dataset_id) references dataset on delete cascade,
  check (num_nonnulls(framework_id, dataset_id) = 1),
  check (name <> '' or body <> '')
);
create index on dataset_actor (organisation_id, framework_id);
create index on dataset_actor (organisation_id, dataset_id);

-- Somebody who saw or determined: named once, and shown as they agreed to.
create table observer (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  body text not null default '',
  -- As `searchForm` writes the name: files spell it in many ways.
  search text not null,
  person_id uuid references person,
  shown text not null default 'pseudonym' check (shown in ('name', 'pseudonym', 'hidden')),
  pseudonym text not null,
  agreed_on date,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (organisation_id, id)
);
create unique index on observer (organisation_id, search, body) where erased_at is null;

-- Somebody went somewhere to look, whatever was found: a pass of a protocol, a ringing session, an outing.
create table visit (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  dataset_id uuid not null,
  site_id uuid references site,
  -- A protocol of src/nature/protocol, with the version its fields were of.
  protocol text,
  protocol_version integer,
  pass integer,
  grouping text not null default 'NSP',
  date_from date not null,
  date_to date not null,
  time_from time,
  time_to time,
  observer_ids uuid[] not null default '{}',
  geometry geometry(Geometry, 2154),
  place_name text not null default '',
  method text not null default '',
  effort text not null default '',
  comment text not null default '',
  -- What its protocol asks of a visit.
  fields jsonb not null default '{}',
  done boolean not null default true,
  not_done_reason text not null default '',
  batch_id uuid references import_batch,
  version integer not null default 1,
  created_by uuid references person,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- How far from its point it may have been, metres: a phone says it.
  precision integer check (precision >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, dataset_id) references dataset,
  check (date_to >= date_from)
);
create index on visit (organisation_id, dataset_id);
create index on visit (organisation_id, date_from desc, id desc);
create index on visit (organisation_id, site_id, date_from) where site_id is not null;
create index on visit (organisation_id, protocol, date_from) where protocol is not null;
create index on visit using gist (geometry);
create index on visit (batch_id) where batch_id is not null;

-- The subject of the SINP's standard: one taxon, somewhere, at a time, seen or sought in vain. Its id is the SINP's.
create table record (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  dataset_id uuid not null,
  visit_id uuid,
  -- What brought it and who wrote it are set once, by the one door, from rows of the same transaction: to look both up
  -- again for each of a million rows would tell nothing.
  batch_id uuid,
  line integer,
  source_key text,
  name_cited text not null,
  -- As it was given; cd_ref as `taxref_version` resolves it. Null where nobody knows a name of TAXREF for it yet.
  cd_nom integer,
  cd_ref integer,
  taxref_version smallint,
  status text not null default 'Pr' check (status in ('Pr', 'No', 'NSP')),
  source_status text not null default 'Te' check (source_status in ('Te', 'Co', 'Li', 'NSP')),
  reference text not null default '',
  date_from date not null,
  date_to date not null,
  time_from time,
  time_to time,
  observer_ids uuid[] not null default '{}',
  determiner_ids uuid[] not null default '{}',
  determined_on date,
  determination_method text,
  -- How the place was given; `geometry` is then the outline, or a point that stands for what was named.
  place_kind text not null check (place_kind in ('geometry', 'site', 'commune', 'mesh', 'departement')),
  geometry geometry(Geometry, 2154),
  geometry_nature text not null default 'NSP',
  precision integer check (precision >= 0),
  site_id uuid references site,
  place_name text not null default '',
  altitude_min integer,
  altitude_max integer,
  depth_min integer,
  depth_max integer,
  habitat integer,
  -- Worked out when it is written.
  commune_code text,
  departement_code text,
  mesh_code text,
  sensitivity smallint not null default 0 check (sensitivity between 0 and 4),
  -- The descriptors of the 2023 standard, read and written whole: see record.ts.
  descriptors jsonb not null default '[]',
  count_min integer,
  count_max integer,
  comment text not null default '',
  context text not null default '',
  -- How precisely its producer wishes it given (NIV_PRECIS), beside what sensitivity asks.
  diffusion text,
  -- What others than those who work on it are shown: the wider of both, and the place that is named instead.
  shown_level smallint not null generated always as (
    greatest(sensitivity, case when diffusion in ('1', '2', '3', '4') then diffusion::smallint else 0 end)) stored,
  shown_kind text check (shown_kind in ('commune', 'mesh', 'departement')),
  shown_geometry geometry(Geometry, 2154),
  -- STATUT_VALID, as it stands: the history is beside. A partner's second validation is kept apart.
  validation smallint not null default 0 check (validation between 0 and 6),
  partner_validation smallint check (partner_validation between 0 and 6),
  -- Columns of a file that no field holds, fields of a protocol.
  extra jsonb not null default '{}',
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, dataset_id) references dataset,
  foreign key (organisation_id, visit_id) references visit,
  check (date_to >= date_from),
  check (count_max >= count_min),
  check (altitude_max >= altitude_min),
  check (depth_max >= depth_min)
);
create index on record (organisation_id, dataset_id, date_from);
-- Records tied to a place of the register, latest first; its list of species is read from the index alone.
create index record_site on record (organisation_id, site_id, date_from desc, id desc)
  include (cd_ref, status, shown_level, dataset_id) where site_id is not null;
create index on record (organisation_id, visit_id) where visit_id is not null;
create index on record (batch_id) where batch_id is not null;
create index on record using gist (geometry);
create index on record (organisation_id, changed_at);
create index on record using gist (shown_geometry) where shown_geometry is not null;
create index record_vaguer_taxon on record (organisation_id, shown_kind, cd_ref, date_from desc, id desc) where shown_level > 0;

-- Lists go from the latest record back; of those shown vaguer, those sought in vain and those of a rare level of
-- validation, few among all, likewise.
create index record_latest on record (organisation_id, date_from desc, id desc);
create index record_vaguer_latest on record (organisation_id, shown_kind, date_from desc, id desc) where shown_level > 0;
create index record_absent_latest on record (organisation_id, date_from desc, id desc) where status = 'No';
create index record_validation_latest on record (organisation_id, validation, date_from desc, id desc);
create index record_of_observer on record using gin (observer_ids);

-- Counts by mesh, commune and taxon are read from an index alone.
create index record_mesh on record (organisation_id, mesh_code, cd_ref) include (shown_level, dataset_id);
create index record_commune on record (organisation_id, commune_code, cd_ref) include (shown_level, dataset_id);
create index record_taxon on record (organisation_id, cd_ref, date_from) include (shown_level, dataset_id, status);
create index record_vaguer_mesh on record (organisation_id, shown_kind, mesh_code, cd_ref) where shown_level > 0;
create index record_vaguer_commune on record (organisation_id, shown_kind, commune_code, cd_ref) where shown_level > 0;

-- Every decision on a record, by rules or by people; the last of each stage is copied on it.
create table record_validation (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  record_id uuid not null,
  stage text not null default 'own' check (stage in ('own', 'partner')),
  level smallint not null check (level between 0 and 6),
  automatic boolean not null default false,
  comment text not null default '',
  validator_id uuid references person,
  validator text not null default '',
  at timestamptz not null,
  -- Which text of the record it was taken on: a later one waits again.
  record_version integer,
  foreign key (organisation_id, record_id) references record on delete cascade
);
create index on record_validation (organisation_id, record_id, id);

-- Observers as they agreed to be named.
create view shown_observer as
select organisation_id, id, body,
  case when erased_at is not null or shown = 'hidden' then '' when shown = 'name' then name else pseudonym end as name
from observer;

-- All that may be told of records to others than those who work on them. What is sensitive loses its place, its heights,
-- its words and its people; what must not leave at all, or has no name of TAXREF, is not here. In four views that an index
-- reads each in the order asked: those shown as they are, and those known by their commune, their mesh or their département
-- instead. A column that is not told is null, so that what is asked of it finds nothing there without looking.
create view exact_record as
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max, depth_min, depth_max,
  habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from record
where shown_level = 0 and cd_ref is not null;

create view commune_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'commune'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  commune_code, departement_code, null::text as mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'commune' and cd_ref is not null;

create view mesh_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'mesh'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  null::text as commune_code, null::text as departement_code, mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'mesh' and cd_ref is not null;

create view departement_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'departement'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  null::text as commune_code, departement_code, null::text as mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'departement' and cd_ref is not null;

create view shown_record as
select * from exact_record union all select * from commune_record union all select * from mesh_record
union all select * from departement_record;

-- And to visitors: records of published datasets alone.
create view public_record as
select shown_record.* from shown_record
where exists (select from dataset where dataset.organisation_id = shown_record.organisation_id
  and dataset.id = shown_record.dataset_id and dataset.published);
