-- A source outside that is read at its rhythm, with the rights of who declared it.
create table connector (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  address text not null,
  rhythm text not null check (rhythm in ('hourly', 'daily', 'weekly')),
  -- The indicator whose values it brings, and the columns that say them.
  indicator_code text not null,
  columns jsonb not null,
  owner_id uuid not null references person,
  created_at timestamptz not null,
  -- Null while it is stopped; `stopped` then says why.
  next_at timestamptz,
  stopped text,
  failures integer not null default 0,
  -- What the server said of the file last read, so that it is not sent again unchanged.
  etag text,
  last_modified text
);
create index on connector (organisation_id);
create index connector_due on connector (next_at) where next_at is not null;

-- Each reading: rows = inserted + same + waiting + refused + outside.
create table connector_run (
  id bigint generated always as identity primary key,
  connector_id uuid not null references connector on delete cascade,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  http_status integer,
  outcome text not null check (outcome in ('read', 'unchanged', 'failed')),
  rows integer not null default 0,
  inserted integer not null default 0,
  same integer not null default 0,
  waiting integer not null default 0,
  refused integer not null default 0,
  outside integer not null default 0,
  sentence text not null
);
create index on connector_run (connector_id, id);
create index on connector_run (started_at);

-- What a source says otherwise than the register, until a person chooses; a choice stands while the source says the same.
create table connector_difference (
  id uuid primary key default gen_random_uuid(),
  connector_id uuid not null references connector on delete cascade,
  -- What it is about: an indicator, a territory, a period.
  about text not null,
  label text not null,
  ours text not null,
  theirs text not null,
  -- The value as it is to be recorded if theirs is chosen, with the one in force that it was compared with.
  offered jsonb not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person,
  choice text check (choice in ('ours', 'theirs')),
  unique (connector_id, about)
);
