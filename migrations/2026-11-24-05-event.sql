-- A guided visit, a workshop, a training day: announced, then held or not, with who came.
create table event (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  title text not null,
  kind text not null,
  held_on date not null,
  -- As people write it: "14 h, durée 2 h".
  hours text not null default '',
  place text not null default '',
  commune text not null default '',
  -- What the words above name, where they name one thing.
  site_id uuid references site,
  commune_id uuid references territory,
  -- Who leads it: somebody of the organisation, or a name.
  person_id uuid references person,
  responsible text not null default '',
  expected integer check (expected >= 0),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  reason text not null default '',
  -- Null of a held one: nobody counted.
  participants integer check (participants >= 0),
  adults integer check (adults >= 0),
  children integer check (children >= 0),
  note text not null default '',
  audience text not null default 'everyone' check (audience in ('everyone', 'workers')),
  -- Invented for a demonstration; said wherever it shows.
  generated boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (participants >= coalesce(adults, 0) + coalesce(children, 0)),
  check (state <> 'cancelled' or reason <> '')
);
create index on event (organisation_id, held_on);
create index on event (site_id) where site_id is not null;
