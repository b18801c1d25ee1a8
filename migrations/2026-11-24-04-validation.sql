-- What a published table expects of one taxon: where, when, how high, how many; null is not said.
create table taxon_expected (
  table_id uuid not null references reference_table on delete cascade,
  cd_nom integer not null,
  cd_ref integer not null,
  departement_code text,
  mesh_code text,
  life_stage text,
  -- Month and day as a number, 1101 for the first of November; a period may cross New Year.
  day_from smallint,
  day_to smallint,
  altitude_min integer,
  altitude_max integer,
  count_max integer,
  remark text not null default ''
);
create index on taxon_expected (table_id, cd_ref);

-- The same gathered by taxon: from such a table, or worked out of the records that an organisation validated. A genus is
-- known where one of its species is; `own` tells a taxon of which something is said from one that only stands above.
create table taxon_profile (
  table_id uuid references reference_table on delete cascade,
  organisation_id uuid references organisation,
  cd_ref integer not null,
  own boolean not null,
  -- How many validated records it was worked out of.
  record_count integer,
  departements text[],
  meshes text[],
  -- [{stage, from, to}…], stage null for any.
  seasons jsonb,
  altitude_min integer,
  altitude_max integer,
  count_max integer,
  check (num_nonnulls(table_id, organisation_id) = 1)
);
create unique index on taxon_profile (table_id, cd_ref) where table_id is not null;
create unique index on taxon_profile (organisation_id, cd_ref) where organisation_id is not null;

-- What automatic rules say of a record; they never change it.
create table record_finding (
  organisation_id uuid not null,
  record_id uuid not null,
  rule text not null,
  sentence text not null,
  found_at timestamptz not null,
  primary key (organisation_id, record_id, rule),
  foreign key (organisation_id, record_id) references record on delete cascade
);
create index on record_finding (organisation_id, rule);

-- Something asked of who saw it.
create table record_request (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  record_id uuid not null,
  -- The text of the record that was asked about.
  record_version integer not null,
  question text not null,
  asked_by uuid references person,
  asked_at timestamptz not null,
  answer text not null default '',
  answered_by uuid references person,
  answered_at timestamptz,
  -- Withdrawn, or settled by a decision.
  closed_at timestamptz,
  foreign key (organisation_id, record_id) references record on delete cascade
);
create index on record_request (organisation_id, record_id);
create index on record_request (organisation_id) where answered_at is null and closed_at is null;

-- A partner validates apart from the organisation's own validators.
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('administrator', 'coordinator', 'contributor', 'validator', 'partner', 'reader'));
