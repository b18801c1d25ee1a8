-- How far from its point a visit may have been, metres: a phone says it.
alter table visit add column precision integer check (precision >= 0);
create index on visit (organisation_id, date_from desc, id desc);
