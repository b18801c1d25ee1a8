-- What a partner under agreement is given: a producer’s wish to be vague binds what is shown to all, not what two
-- organisations agree upon; what is sensitive stays as sensitivity leaves it.
create view partner_record as
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max, depth_min, depth_max,
  habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from record
where sensitivity = 0 and shown_level < 4 and cd_ref is not null
union all
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max, depth_min, depth_max,
  habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from shown_record
where sensitivity > 0;

-- What the SINP’s platforms are given: exact, each record with its sensitivity, which they apply. Level 4 does not leave.
create view national_record as
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max, depth_min, depth_max,
  habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from record
where shown_level < 4 and cd_ref is not null;

-- The register of exchanges: who asked for records, why, under which clause, and what was sent.
create table data_exchange (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- An answer to a request, one of a suite of transmissions, or a sending made by other means and told afterwards.
  kind text not null check (kind in ('request', 'transmission', 'told')),
  -- The first transmission of the suite; its own id for that one.
  series_id uuid references data_exchange,
  body text not null,
  person text not null default '',
  email text not null default '',
  asked_on date not null,
  subject text not null,
  purpose text not null default '',
  clause text not null,
  clause_reference text not null default '',
  audience text not null check (audience in ('public', 'partner', 'national')),
  format text not null,
  filter jsonb not null default '{}',
  state text not null check (state in ('preparing', 'ready', 'failed', 'told')),
  failure text not null default '',
  row_count integer not null default 0,
  taxon_count integer not null default 0,
  fauna_count integer not null default 0,
  flora_count integer not null default 0,
  added_count integer not null default 0,
  changed_count integer not null default 0,
  withdrawn_count integer not null default 0,
  done_count integer not null default 0,
  generated boolean not null default false,
  -- In the files of the data folder; dropped after a while, the rest of the line stays.
  file text,
  filename text not null default '',
  size bigint,
  sha256 text,
  sent_on date not null,
  made_at timestamptz,
  dropped_at timestamptz,
  created_by uuid references person,
  created_at timestamptz not null
);
create index on data_exchange (organisation_id, sent_on desc, id);
create index on data_exchange (series_id) where series_id is not null;

-- What one sending holds, gathered in one statement before it is written; emptied once it is.
create table exchange_line (
  exchange_id uuid not null references data_exchange on delete cascade,
  record_id uuid not null,
  what text not null check (what in ('new', 'changed', 'withdrawn')),
  -- Told from another state of the same record by its hash alone.
  state bigint not null,
  primary key (exchange_id, record_id)
);

-- What a recipient holds, so that only what is new, changed or withdrawn is sent next.
create table sent_record (
  series_id uuid not null references data_exchange on delete cascade,
  record_id uuid not null,
  state bigint not null,
  primary key (series_id, record_id)
);
