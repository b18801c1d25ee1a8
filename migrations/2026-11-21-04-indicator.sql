-- A file brought in as a whole, so that it can be undone as a whole.
create table import_batch (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  kind text not null,
  filename text not null,
  row_count integer not null,
  created_by uuid not null references person,
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references person
);

create table import_mapping (
  organisation_id uuid not null references organisation,
  kind text not null,
  -- Column names of the file, sorted: the same file next year finds its mapping again.
  header text not null,
  mapping jsonb not null,
  primary key (organisation_id, kind, header)
);

create table indicator (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  code text not null,
  label text not null,
  definition text not null default '',
  -- A code of the closed dictionary in src/indicator/unit.ts; 'count' counts the things named in `counted`.
  unit text not null,
  counted text,
  kind text not null check (kind in ('means', 'output', 'result', 'impact', 'context')),
  direction text not null default 'none' check (direction in ('up', 'down', 'none')),
  territory_aggregation text not null default 'none' check (territory_aggregation in ('sum', 'mean', 'last', 'none')),
  time_aggregation text not null default 'none' check (time_aggregation in ('sum', 'mean', 'last', 'none')),
  tax_basis text check (tax_basis in ('HT', 'TTC')),
  source text not null default '',
  method text not null default '',
  owner_service_id uuid references service,
  frequency text not null default 'year' check (frequency in ('month', 'quarter', 'year', 'occasional')),
  decimals integer not null default 0 check (decimals between 0 and 6),
  -- A computed indicator has a formula on codes of the same organisation and no typed value.
  formula text,
  baseline_year integer,
  baseline_value numeric,
  baseline_source text,
  archived_at timestamptz,
  -- Code, label, definition and counted thing in the form that searches compare.
  search text not null default '',
  created_at timestamptz not null default now(),
  unique (organisation_id, code)
);
create index on indicator using gin (search gin_trgm_ops);

-- Parts of a total, which must add up to it.
create table breakdown (
  id uuid primary key default gen_random_uuid(),
  indicator_id uuid not null references indicator,
  label text not null
);
create table breakdown_part (
  breakdown_id uuid not null references breakdown on delete cascade,
  indicator_id uuid not null references indicator,
  position integer not null,
  primary key (breakdown_id, indicator_id)
);

create table indicator_value (
  id uuid primary key default gen_random_uuid(),
  indicator_id uuid not null references indicator,
  territory_id uuid not null references territory,
  period_kind text not null check (period_kind in ('year', 'school_year', 'season', 'date', 'since', 'span')),
  period_start date not null,
  period_end date not null,
  value numeric not null,
  -- As printed, decimals included: '3,20' is not '3,2'.
  decimals integer not null,
  qualifier text not null default 'exact' check (qualifier in ('exact', 'about', 'more', 'less', 'nearly')),
  status text not null default 'provisional' check (status in ('provisional', 'validated', 'estimated')),
  source text not null default '',
  source_page text,
  comment text,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  batch_id uuid references import_batch,
  -- A correction is a new value; the one it replaces points at it and stays.
  superseded_by uuid references indicator_value deferrable initially deferred,
  correction_reason text
);
create unique index indicator_value_current on indicator_value (indicator_id, territory_id, period_kind, period_start, period_end) where superseded_by is null;
create index on indicator_value (indicator_id, period_end);
create index on indicator_value (superseded_by) where superseded_by is not null;

-- What leaves the installation: only validated values in force.
create view published_value as
select value.* from indicator_value value where value.superseded_by is null and value.status = 'validated';
