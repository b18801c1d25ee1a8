-- Where a photographer stands to take the same view again, years after years.
create table viewpoint (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- The observatory or itinerary it belongs to, and its number there.
  observatory text not null default '',
  reference text not null default '',
  title text not null,
  locality text not null default '',
  -- As people typed it: degrees, or metres of Lambert-93.
  place text not null default '',
  geometry geometry(Point, 2154),
  -- Degrees from the north.
  azimuth numeric(4, 1) check (azimuth >= 0 and azimuth < 360),
  -- Of the camera above the ground, in metres.
  height numeric(4, 2) check (height > 0),
  -- Millimetres, as on 24 × 36 film.
  focal35 numeric(5, 1) check (focal35 > 0),
  intention text not null default '',
  -- Separated by commas.
  themes text not null default '',
  -- The places it shows, one a line, as people typed them.
  shows text not null default '',
  -- For whoever comes back: where to stand, what to line up. Not published.
  note text not null default '',
  every_months integer check (every_months > 0),
  -- First and last month of the season to photograph in: "5" and "6"; "any" for the whole year.
  season_from text not null default 'any',
  season_to text not null default 'any',
  ended_on date,
  person_id uuid references person,
  responsible text not null default '',
  licence text not null,
  audience text not null check (audience in ('workers', 'everyone')),
  -- Made up, to show what the pages do.
  generated boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((season_from = 'any') = (season_to = 'any'))
);
create index on viewpoint (organisation_id);

create table viewpoint_site (
  viewpoint_id uuid not null references viewpoint on delete cascade,
  site_id uuid not null references site on delete cascade,
  primary key (viewpoint_id, site_id)
);
create index on viewpoint_site (site_id);

-- A photograph of a viewpoint, or a visit that could make none. Never changed: a wrong one is withdrawn, with a reason.
create table shot (
  -- Made with the form: sent twice, it is kept once.
  id uuid primary key,
  viewpoint_id uuid not null references viewpoint,
  -- "archive": an old postcard or photograph, made by others.
  kind text not null check (kind in ('shot', 'archive')),
  -- The first day of what is known of its date.
  taken_on date not null,
  precision text not null check (precision in ('day', 'month', 'year', 'circa')),
  -- As it is credited.
  author text not null default '',
  organisation text not null default '',
  -- Of an archive: the collection it comes from.
  source text not null default '',
  file uuid,
  width integer,
  height integer,
  sha256 text,
  camera jsonb not null default '{}',
  position geometry(Point, 2154),
  conformity text not null check (conformity in ('ok', 'partial', 'impossible')),
  reason text not null default '',
  generated boolean not null default false,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text not null default '',
  check (file is not null or conformity = 'impossible'),
  check (conformity = 'ok' or reason <> '')
);
create index on shot (viewpoint_id, taken_on);

-- What somebody reads in two photographs, in the words of the CNIG. Never changed: a correction replaces it, with a reason.
create table landscape_change (
  id uuid primary key,
  viewpoint_id uuid not null references viewpoint,
  before_id uuid not null references shot,
  after_id uuid not null references shot,
  object text not null,
  nature text not null,
  description text not null default '',
  actors text not null default '',
  -- A factor of src/watch/pressure/factors.yaml, a project, a place of the register that it goes with.
  factor text,
  project_id uuid references project,
  site_id uuid references site on delete set null,
  read_on date not null,
  read_by uuid references person,
  recorded_at timestamptz not null,
  replaces_id uuid unique references landscape_change,
  reason text not null default '',
  generated boolean not null default false,
  check (replaces_id is null or reason <> '')
);
create index on landscape_change (viewpoint_id);

-- What visitors may read: nobody's name but the credits, and no position that would tell that of a vulnerable place.
create view published_viewpoint as
select id, organisation_id, observatory, reference, title, locality,
  case when exists (
    select from viewpoint_site shown join site on site.id = shown.site_id
    where shown.viewpoint_id = viewpoint.id and site.vulnerable
  ) then null else geometry end as geometry,
  azimuth, height, focal35, intention, themes, '' as note, every_months, season_from, season_to, ended_on,
  null::uuid as person_id, '' as responsible, licence, audience, generated, version, created_at
from viewpoint where audience = 'everyone';

create view published_shot as
select shot.id, shot.viewpoint_id, shot.kind, shot.taken_on, shot.precision, shot.author, shot.organisation, shot.source,
  shot.file, shot.width, shot.height, shot.sha256, shot.camera, null::geometry as position, shot.conformity, shot.reason,
  shot.generated, null::uuid as recorded_by, shot.recorded_at, shot.withdrawn_at
from shot join viewpoint on viewpoint.id = shot.viewpoint_id
where viewpoint.audience = 'everyone' and shot.withdrawn_at is null;

create view published_change as
select change.id, change.viewpoint_id, change.before_id, change.after_id, change.object, change.nature, change.description,
  change.actors, change.factor, null::uuid as project_id, published_site.id as site_id, change.read_on, null::uuid as read_by,
  change.recorded_at, null::uuid as replaces_id, '' as reason, change.generated
from landscape_change change
  join published_shot earlier on earlier.id = change.before_id
  join published_shot later on later.id = change.after_id
  left join published_site on published_site.id = change.site_id
where not exists (select from landscape_change correction where correction.replaces_id = change.id);
