-- A file opened by an alert on an element that may be lost.
create table endangered (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  commune text not null default '',
  site_id uuid references site on delete set null,
  alerted_on date not null,
  alert text not null default '',
  role text not null default '',
  state text not null default 'open',
  owner text not null default '',
  dialogue text not null default '',
  studies text not null default '',
  procedure text not null default 'none',
  procedure_on date,
  programme text not null default '',
  funding text not null default '',
  funding_sought numeric(14, 2),
  next_step text not null default '',
  next_on date,
  person_id uuid references person,
  responsible text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on endangered (organisation_id, state);
create index on endangered (site_id);
