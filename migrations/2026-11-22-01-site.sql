-- Where a territory is: brought in by `carreau import outlines`, since the referential has names and no shapes.
create table territory_outline (
  territory_id uuid primary key references territory,
  outline geometry(MultiPolygon, 2154) not null,
  source text not null,
  as_of date
);
create index on territory_outline using gist (outline);

-- Who says something of a place: a register, a decree, a survey, a person.
create table site_source (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  title text not null,
  producer text not null default '',
  licence text not null default '',
  url text,
  -- The day the source speaks of.
  as_of date,
  unique nulls not distinct (organisation_id, title, as_of)
);

create table site (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- A type of src/site/types, which says its level.
  kind text not null,
  level text not null check (level in ('property', 'component', 'element', 'setting')),
  parent_id uuid references site,
  -- Copied from the value and the geometry that stand, where the history is.
  name text not null,
  search text not null,
  geometry geometry(Geometry, 2154),
  -- Where its mark stands on a map: within its outline.
  mark geometry(Point, 2154) generated always as (ST_PointOnSurface(geometry)) stored,
  precision text not null default 'unknown' check (precision in ('exact', 'simplified', 'commune', 'unknown')),
  published boolean not null default false,
  -- Visitors are shown its commune and not its position.
  vulnerable boolean not null default false,
  version integer not null default 1,
  batch_id uuid references import_batch,
  created_at timestamptz not null default now()
);
create index on site using gist (geometry);
create index on site using gist (mark);
create index on site using gin (search gin_trgm_ops);
create index on site (organisation_id, kind);
create index on site (parent_id);
create index on site (batch_id);

-- The names of a place in other registers: UNESCO, Mérimée, a servitude, the number people write on a slag heap.
create table site_identifier (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  system text not null,
  value text not null,
  source_id uuid not null references site_source,
  batch_id uuid references import_batch,
  unique (site_id, system, value)
);
create index on site_identifier (system, value);
create index on site_identifier (batch_id);

-- What one source says of one attribute. Sources may disagree: all stay, and a person rules which stands.
create table site_value (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  field text not null,
  value text not null,
  source_id uuid not null references site_source,
  as_of date,
  confidence text not null default 'stated' check (confidence in ('certain', 'stated', 'doubtful')),
  ruling text check (ruling in ('kept', 'set_aside')),
  ruling_reason text,
  ruled_by uuid references person,
  ruled_at timestamptz,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  batch_id uuid references import_batch,
  -- The same source says otherwise since.
  superseded_by uuid references site_value deferrable initially deferred
);
create unique index site_value_current on site_value (site_id, field, source_id) where superseded_by is null;
create index on site_value (superseded_by);
create index on site_value (batch_id);

-- Every outline a place was given, by whom.
create table site_geometry (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  geometry geometry(Geometry, 2154) not null,
  precision text not null check (precision in ('exact', 'simplified', 'commune')),
  source_id uuid not null references site_source,
  as_of date,
  ruling text check (ruling in ('kept', 'set_aside')),
  ruling_reason text,
  ruled_by uuid references person,
  ruled_at timestamptz,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  batch_id uuid references import_batch,
  superseded_by uuid references site_geometry deferrable initially deferred
);
create unique index site_geometry_current on site_geometry (site_id, source_id) where superseded_by is null;
create index on site_geometry (superseded_by);
create index on site_geometry (batch_id);

-- Owners and managers over time. A private person's name is read by those who work on the register alone.
create table site_party (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  role text not null check (role in ('owner', 'manager', 'occupant')),
  category text not null default '',
  name text not null default '',
  private_person boolean not null default false,
  since date,
  until date,
  source_id uuid not null references site_source,
  batch_id uuid references import_batch,
  -- An import brought a later word of the same source; undone, this one holds again.
  replaced_in uuid references import_batch,
  check (category <> '' or name <> '')
);
create index on site_party (site_id);
create index on site_party (batch_id);

-- An outline where a rule or a view holds: the property, its buffer, a listed site, the abords of a monument, a
-- forecourt. A new delimitation is a new row; the former ends the day before.
create table zone (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  kind text not null,
  code text not null default '',
  name text not null,
  act text not null default '',
  act_on date,
  since date,
  until date,
  geometry geometry(Geometry, 2154) not null,
  source_id uuid not null references site_source,
  published boolean not null default false,
  version integer not null default 1,
  batch_id uuid references import_batch,
  created_at timestamptz not null default now()
);
create index on zone using gist (geometry);
create index on zone (organisation_id, kind);
create index on zone (batch_id);

-- What is seen from a zone; `said` is how its source names it, `site_id` the place where that is known.
create table zone_view (
  zone_id uuid not null references zone on delete cascade,
  said text not null,
  site_id uuid references site on delete set null,
  primary key (zone_id, said)
);
create index on zone_view (site_id);

-- A dated protection of a place by an act.
create table site_protection (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  kind text not null,
  extent text not null default '',
  act text not null default '',
  act_on date,
  since date,
  until date,
  reference text not null default '',
  zone_id uuid references zone on delete set null,
  source_id uuid not null references site_source,
  batch_id uuid references import_batch,
  -- An import brought a later word of the same source; undone, this one holds again.
  replaced_in uuid references import_batch
);
create index on site_protection (site_id);
create index on site_protection (zone_id);
create index on site_protection (batch_id);

-- Worked out from geometries each time one changes: the share of the place that lies within.
create table site_territory (
  site_id uuid not null references site on delete cascade,
  territory_id uuid not null references territory,
  share numeric(7, 6) not null,
  primary key (site_id, territory_id)
);
create index on site_territory (territory_id);

create table site_zone (
  site_id uuid not null references site on delete cascade,
  zone_id uuid not null references zone on delete cascade,
  share numeric(7, 6) not null,
  primary key (site_id, zone_id)
);
create index on site_zone (zone_id);

-- All that visitors may read of places: no private owner, no position of what is vulnerable.
create view published_site as
select id, organisation_id, kind, level, parent_id, name, search,
  case when vulnerable then null else geometry end as geometry,
  case when vulnerable then null else mark end as mark,
  case when vulnerable then 'commune' else precision end as precision,
  vulnerable, version
from site where published;

create view published_zone as select * from zone where published;
