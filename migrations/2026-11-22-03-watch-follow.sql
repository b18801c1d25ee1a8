-- Data that a partner promised, when they came and whether they were loaded.
create table delivery (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  partner text not null,
  title text not null,
  agreement text not null default '',
  agreement_on date,
  due_on date,
  every_months integer check (every_months > 0),
  -- Who follows it: somebody of the organisation, or a name.
  person_id uuid references person,
  responsible text not null default '',
  received_on date,
  loaded text not null default 'no' check (loaded in ('no', 'partly', 'yes')),
  note text not null default '',
  -- The one that this one follows, where it comes back.
  previous_id uuid unique references delivery,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on delivery (organisation_id, due_on);

create table delivery_reminder (
  id uuid primary key default gen_random_uuid(),
  delivery_id uuid not null references delivery,
  reminded_on date not null,
  note text not null default '',
  recorded_by uuid references person
);
create index on delivery_reminder (delivery_id);

-- Who decides of the property: conferences, committees, groups.
create table governance_body (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  kind text not null default 'other',
  territory text not null default '',
  chair text not null default '',
  every_months integer check (every_months > 0),
  person_id uuid references person,
  responsible text not null default '',
  closed_on date,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on governance_body (organisation_id);

create table meeting (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  body_id uuid not null references governance_body,
  held_on date not null,
  place text not null default '',
  agenda text not null default '',
  -- One person a line: name, organisation.
  attendees text not null default '',
  excused text not null default '',
  absent text not null default '',
  summary text not null default '',
  minutes_on date,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on meeting (body_id, held_on);
create index on meeting (organisation_id, held_on);

create table decision (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  meeting_id uuid not null references meeting,
  number integer not null,
  sentence text not null,
  task text not null default '',
  person_id uuid references person,
  responsible text not null default '',
  due_on date,
  closed_on date,
  outcome text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (meeting_id, number)
);
create index on decision (organisation_id, due_on) where closed_on is null;
