create table plan (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  slug text not null unique,
  title text not null,
  acronym text,
  kind text not null,
  summary text not null default '',
  starts_on date,
  ends_on date,
  adopted_on date,
  published boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table objective (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references plan,
  parent_id uuid references objective,
  number text,
  title text not null,
  position integer not null
);
create index on objective (plan_id, parent_id, position);

create table action (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  number text not null,
  title text not null,
  summary text not null default '',
  description text not null default '',
  scope text not null default 'territory' check (scope in ('internal', 'territory')),
  -- Copied from the latest row of action_stage, where the history is.
  stage text not null default 'to_specify' check (stage in ('to_specify', 'emerging', 'engaged', 'under_way', 'done', 'postponed', 'suspended', 'given_up')),
  priority text,
  lead_service_id uuid references service,
  contact text,
  version integer not null default 1,
  batch_id uuid references import_batch,
  created_at timestamptz not null default now(),
  unique (organisation_id, number)
);

create table action_plan (
  action_id uuid not null references action on delete cascade,
  plan_id uuid not null references plan,
  objective_id uuid references objective,
  primary key (action_id, plan_id)
);
create index on action_plan (plan_id, objective_id);

create table action_stage (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  stage text not null,
  since date not null,
  reason text,
  batch_id uuid references import_batch,
  recorded_by uuid references person,
  recorded_at timestamptz not null default now()
);
create index on action_stage (action_id, since);

create table action_partner (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  name text not null,
  role text not null default 'partner' check (role in ('funder', 'operator', 'signatory', 'owner', 'partner')),
  unique (action_id, name, role)
);

create table action_territory (
  action_id uuid not null references action on delete cascade,
  territory_id uuid not null references territory,
  primary key (action_id, territory_id)
);

create table funding_line (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  funder text not null,
  amount numeric(16, 2),
  tax_basis text check (tax_basis in ('HT', 'TTC')),
  nature text check (nature in ('investment', 'running')),
  state text not null default 'asked' check (state in ('asked', 'granted', 'paid')),
  year integer
);
create index on funding_line (action_id);

create table milestone (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  title text not null,
  due_on date,
  done_on date
);
create index on milestone (action_id);

create table action_tag (
  action_id uuid not null references action on delete cascade,
  -- 'finalite' (F1 to F5) or 'sdg' (1 to 17).
  nomenclature text not null check (nomenclature in ('finalite', 'sdg')),
  code text not null,
  primary key (action_id, nomenclature, code)
);

create table action_relation (
  action_id uuid not null references action on delete cascade,
  related_id uuid not null references action on delete cascade,
  primary key (action_id, related_id)
);

create table action_link (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  label text not null,
  url text not null
);

create table action_indicator (
  action_id uuid not null references action on delete cascade,
  indicator_id uuid not null references indicator,
  position integer not null default 0,
  primary key (action_id, indicator_id)
);

-- What an indicator is expected to be, each year naming the plan that says so.
create table target (
  id uuid primary key default gen_random_uuid(),
  indicator_id uuid not null references indicator,
  territory_id uuid not null references territory,
  plan_id uuid references plan,
  year integer not null,
  value numeric not null,
  source text not null default '',
  unique nulls not distinct (indicator_id, territory_id, plan_id, year)
);

create table commitment (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  action_id uuid references action,
  -- The service that announced it, and may answer.
  service_id uuid references service,
  announced_year integer not null,
  due_year integer not null,
  sentence text not null,
  position integer not null default 0,
  withdrawn_at timestamptz
);
create index on commitment (organisation_id, due_year);
create index on commitment (action_id);

create table commitment_answer (
  id uuid primary key default gen_random_uuid(),
  commitment_id uuid not null references commitment,
  outcome text not null check (outcome in ('kept', 'partly', 'postponed', 'given_up', 'not_relevant')),
  sentence text not null,
  answered_by uuid not null references person,
  answered_at timestamptz not null,
  superseded_by uuid references commitment_answer deferrable initially deferred
);
create unique index commitment_answer_current on commitment_answer (commitment_id) where superseded_by is null;

create view published_plan as select * from plan where published;
create view published_action as
select action.* from action
where exists (select from action_plan join plan on plan.id = action_plan.plan_id where action_plan.action_id = action.id and plan.published);

-- A file sent for import, between its upload and the moment it is imported or forgotten.
create table import_draft (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  kind text not null,
  filename text not null,
  content bytea not null,
  created_by uuid not null references person,
  created_at timestamptz not null
);

-- Documents joined to an action: in the database, so that a backup carries them.
create table action_file (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  name text not null,
  media_type text not null,
  content bytea not null,
  size integer not null generated always as (octet_length(content)) stored,
  added_by uuid references person,
  added_at timestamptz not null,
  unique (action_id, name)
);
create view published_action_file as
select action_file.* from action_file join published_action on published_action.id = action_file.action_id;

-- What an import changed in actions that were there before, to put it back if the import is undone.
create table import_change (
  batch_id uuid not null references import_batch,
  action_id uuid not null references action on delete cascade,
  -- The version the import gave the action: another one means that somebody worked on it since.
  version integer not null,
  -- The changed fields, as they were.
  former jsonb not null,
  primary key (batch_id, action_id)
);

-- What is looked up, or removed with its action, from the other end.
create index on action_relation (related_id);
create index on action_link (action_id);
create index on import_change (action_id);
