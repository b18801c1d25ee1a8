-- The places of the register that an action concerns.
create table action_site (
  action_id uuid not null references action on delete cascade,
  site_id uuid not null references site on delete cascade,
  primary key (action_id, site_id)
);
create index on action_site (site_id);
create index if not exists action_territory_territory on action_territory (territory_id);
