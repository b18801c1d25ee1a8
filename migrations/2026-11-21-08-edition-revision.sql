-- Every save of the texts of an edition as a whole, as `sheet_revision` keeps those of a sheet: whole texts of a version
-- in force, or those of a save that started from an outdated one (`conflict`), kept until somebody settled it.
create table edition_revision (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  version integer not null,
  base_version integer not null,
  texts jsonb not null,
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  conflict boolean not null default false,
  settled_at timestamptz
);
create index on edition_revision (edition_id, version);

-- Counts the saves of the texts alone; `version` counts those of the title, the date and the session.
alter table edition add column texts_version integer not null default 1;
