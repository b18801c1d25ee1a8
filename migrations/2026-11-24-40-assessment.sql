-- A campaign of assessment: sites scored by one grid of src/assessment/grid, between two days.
create table assessment (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  title text not null,
  purpose text not null default '',
  grid text not null,
  starts_on date not null,
  ends_on date not null,
  person_id uuid references person,
  responsible text not null default '',
  -- The version of a rarity table that its species are marked by; null: the one in use.
  rarity_table_id uuid references reference_table,
  -- Made up, to show what the pages do.
  generated boolean not null default false,
  version integer not null default 1,
  -- Published: what counted, as the text whose SHA-256 stands beside. Nothing of it changes from then on.
  published_at timestamptz,
  published_by uuid references person,
  frozen text,
  sha256 text,
  created_at timestamptz not null default now(),
  check (ends_on >= starts_on),
  check (num_nonnulls(published_at, frozen, sha256) in (0, 3))
);
create index on assessment (organisation_id, starts_on desc);

create table assessment_site (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment on delete cascade,
  -- The place of the register, or its name in a table where the register has none.
  site_id uuid references site,
  said text not null default '',
  check (site_id is not null or said <> '')
);
create unique index on assessment_site (assessment_id, site_id) where site_id is not null;
create unique index on assessment_site (assessment_id, said) where site_id is null;
create index on assessment_site (site_id);

-- What somebody says of a criterion at a site: surveyed or not and why, what was typed, what it took.
create table assessment_survey (
  assessment_site_id uuid not null references assessment_site on delete cascade,
  criterion text not null,
  state text check (state in ('done', 'not_done')),
  reason text not null default '',
  value text not null default '',
  -- Where the visits themselves are not in Carreau.
  visits integer check (visits >= 0),
  hours numeric(7, 2) check (hours >= 0),
  observers integer check (observers >= 0),
  primary key (assessment_site_id, criterion)
);

-- A line of a table of older results: a species of which no record is known, or a score alone. No criterion: the whole site.
create table assessment_carried (
  id uuid primary key default gen_random_uuid(),
  assessment_site_id uuid not null references assessment_site on delete cascade,
  criterion text not null default '',
  name text not null default '',
  cd_ref integer,
  score numeric(12, 3),
  year integer,
  line integer not null,
  check (name <> '' or score is not null)
);
create index on assessment_carried (assessment_site_id);
