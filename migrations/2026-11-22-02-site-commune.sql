-- Names in the order people expect: « Terril 2 » before « Terril 10 ».
create collation fr_natural (provider = icu, locale = 'fr-FR-u-kn-true');

-- The communes that a source names for a place: all that is known of where it is until somebody draws it.
create table site_commune (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references site on delete cascade,
  territory_id uuid not null references territory,
  source_id uuid not null references site_source,
  batch_id uuid references import_batch,
  -- An import brought a later word of the same source; undone, this one holds again.
  replaced_in uuid references import_batch
);
create index on site_commune (site_id);
create index on site_commune (batch_id);

-- Of a place known by its communes alone, no share is known, and the mark stands in the middle of the first.
alter table site_territory alter column share drop not null;
alter table site alter column mark drop expression;
