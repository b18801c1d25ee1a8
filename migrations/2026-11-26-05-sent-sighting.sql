-- A visit may be known by its commune alone: what people of the territory saw often is.
alter table visit add column commune_code text;
