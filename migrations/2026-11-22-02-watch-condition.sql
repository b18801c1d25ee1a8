-- A tour of places to look at during some weeks.
create table watch_campaign (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  title text not null,
  purpose text not null default '',
  starts_on date not null,
  ends_on date,
  closed boolean not null default false,
  -- Where only a report's total is left of an old tour: how many places it says were visited, and which report.
  stated_visited integer check (stated_visited >= 0),
  stated_source text not null default '',
  -- Made up to show what the pages do.
  generated boolean not null default false,
  version integer not null default 1,
  created_by uuid references person,
  created_at timestamptz not null,
  check (ends_on >= starts_on),
  check (stated_visited is null or stated_source <> '')
);
create index on watch_campaign (organisation_id);

create table watch_campaign_site (
  campaign_id uuid not null references watch_campaign on delete cascade,
  site_id uuid not null references site,
  primary key (campaign_id, site_id)
);
create index on watch_campaign_site (site_id);

create table watch_campaign_person (
  campaign_id uuid not null references watch_campaign on delete cascade,
  person_id uuid not null references person,
  primary key (campaign_id, person_id)
);

-- In what state somebody found a place one day. Never changed: a correction is another observation, which replaces it.
create table condition_observation (
  -- Made by the device that observed: sent twice, it is kept once.
  id uuid primary key,
  organisation_id uuid not null references organisation,
  site_id uuid not null references site,
  campaign_id uuid references watch_campaign,
  observed_on date not null,
  -- Whoever recorded it, or somebody without an account.
  observer text not null,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  -- Of src/watch/condition/scales: levels of two scales are never compared.
  scale text not null,
  level text not null,
  access text not null check (access in ('inside', 'outside', 'afar', 'none')),
  pathologies text[] not null default '{}',
  comment text not null default '',
  audience text not null check (audience in ('everyone', 'workers', 'steering')),
  replaces_id uuid unique references condition_observation,
  reason text not null default '',
  generated boolean not null default false,
  check (replaces_id is null or reason <> '')
);
create index on condition_observation (site_id, observed_on desc);
create index on condition_observation (campaign_id);
create index on condition_observation (organisation_id);

-- A photograph of an observation: its file is in the data folder, what its camera wrote in it is here and not there.
create table observation_photo (
  id uuid primary key,
  observation_id uuid not null references condition_observation,
  file uuid not null,
  width integer not null,
  height integer not null,
  sha256 text not null,
  taken_on date,
  position geometry(Point, 2154),
  caption text not null default '',
  added_by uuid references person,
  added_at timestamptz not null
);
create index on observation_photo (observation_id);

-- What visitors may read: no observer's name, no position, the words that stand.
create view published_observation as
select observation.id, observation.organisation_id, observation.site_id, observation.campaign_id, observation.observed_on,
  organisation.short_name as observer, null::uuid as recorded_by, observation.recorded_at, observation.scale,
  observation.level, observation.access, observation.pathologies, observation.comment, observation.audience,
  null::uuid as replaces_id, '' as reason, observation.generated
from condition_observation observation
  join published_site on published_site.id = observation.site_id
  join organisation on organisation.id = observation.organisation_id
where observation.audience = 'everyone'
  and not exists (select from condition_observation later where later.replaces_id = observation.id);

-- How one of UNESCO's factors bears on a place, or on the whole property through its own site, as periodic reporting asks.
create table pressure_assessment (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  site_id uuid not null references site,
  -- Code in src/watch/pressure/factors.yaml.
  factor text not null,
  -- What a free factor is about.
  named text not null default '',
  assessed_on date not null,
  -- No longer bears on the place.
  over boolean not null default false,
  positive boolean not null default false,
  negative boolean not null default false,
  current boolean not null default false,
  potential boolean not null default false,
  inside boolean not null default false,
  outside boolean not null default false,
  extent text check (extent in ('restricted', 'localised', 'extensive', 'widespread')),
  frequency text check (frequency in ('rare', 'intermittent', 'frequent', 'ongoing')),
  impact text check (impact in ('insignificant', 'minor', 'significant', 'catastrophic')),
  response text check (response in ('none', 'low', 'medium', 'high')),
  trend text check (trend in ('decreasing', 'static', 'increasing')),
  comment text not null default '',
  audience text not null check (audience in ('everyone', 'workers', 'steering')),
  assessed_by uuid references person,
  recorded_at timestamptz not null,
  generated boolean not null default false,
  -- The later word on the same factor of the same place.
  superseded_by uuid references pressure_assessment deferrable initially deferred,
  check (over or ((positive or negative) and (current or potential) and (inside or outside)))
);
create unique index pressure_assessment_current on pressure_assessment (site_id, factor, named) where superseded_by is null;
create index on pressure_assessment (superseded_by);
create index on pressure_assessment (organisation_id, factor);

create view published_pressure as
select assessment.* from pressure_assessment assessment join published_site on published_site.id = assessment.site_id
where assessment.audience = 'everyone' and assessment.superseded_by is null;
