create table territory (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('commune', 'epci', 'departement', 'region', 'perimeter')),
  -- INSEE code, SIREN of an EPCI, or the name of a perimeter as an address.
  code text not null,
  -- Year of the official geography the code belongs to: codes change every 1 January.
  vintage integer not null,
  name text not null,
  search text not null,
  population integer,
  departement_code text,
  region_code text,
  centre geometry(Point, 4326),
  -- Only a perimeter belongs to somebody.
  organisation_id uuid references organisation,
  source text not null,
  unique (kind, code, vintage)
);
create index on territory using gin (search gin_trgm_ops);

create table territory_member (
  territory_id uuid not null references territory,
  member_id uuid not null references territory,
  primary key (territory_id, member_id)
);
create index on territory_member (member_id);

alter table organisation add column territory_id uuid references territory;
