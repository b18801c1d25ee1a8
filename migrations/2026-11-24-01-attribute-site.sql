-- Which places carry which attribute of the Outstanding Universal Value.
alter table ouv_attribute add column id uuid not null default gen_random_uuid() unique;

create table ouv_attribute_site (
  attribute_id uuid not null references ouv_attribute (id) on delete cascade,
  site_id uuid not null references site on delete cascade,
  primary key (attribute_id, site_id)
);
create index on ouv_attribute_site (site_id);
