-- Works that may touch the property or what surrounds it.
create table project (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  works text not null,
  stage text not null,
  description text not null default '',
  height numeric(6, 1),
  owner text not null default '',
  instructor text not null default '',
  file_number text not null default '',
  permit text not null default 'none',
  filed_on date,
  complete_on date,
  decided_on date,
  person_id uuid references person,
  responsible text not null default '',
  -- As people typed them: the outline in WKT, the communes by name or code, the elements of the action, one a line.
  outline text not null default '',
  communes text not null default '',
  elements text not null default '',
  conclusion text not null default '',
  geometry geometry(Geometry, 2154),
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on project (organisation_id, stage);
create index on project using gist (geometry);

-- Where it is: communes that somebody named, and those its outline crosses.
create table project_territory (
  project_id uuid not null references project on delete cascade,
  territory_id uuid not null references territory,
  primary key (project_id, territory_id)
);

-- The advice of somebody on a project, with the delay the law gives and what was done with it.
create table project_advice (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  asked_of text not null,
  -- A delay of src/watch/deadline, empty where none is known.
  rule text not null default '',
  received_on date,
  stopped_on date,
  resumed_on date,
  extra_months integer check (extra_months > 0),
  -- Computed from the rule, else typed.
  due_on date,
  nature text not null default 'awaited',
  given_on date,
  sentence text not null default '',
  followed_on date,
  followed text not null default '',
  person_id uuid references person,
  responsible text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on project_advice (project_id);
create index on project_advice (organisation_id, due_on) where given_on is null;

-- The attributes that carry the Outstanding Universal Value, in the words of the property's manager.
create table ouv_attribute (
  organisation_id uuid not null references organisation,
  label text not null,
  position integer not null,
  primary key (organisation_id, label)
);

-- An element of a project that touches an attribute, and its evaluation; the rating names its scale.
create table project_impact (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  element text not null,
  attribute text not null,
  rating text not null default 'none',
  description text not null default '',
  duration text not null default '',
  reversibility text not null default 'unknown',
  mitigation text not null default '',
  residual text not null default 'none',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (project_id, element, attribute)
);
