-- A document that somebody checked and asked to keep, with what was found in it then.
create table kept_check (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  year integer,
  content bytea not null,
  -- Its text, figures and findings: compressed JSON, never searched.
  checked bytea not null,
  pages integer not null,
  figures integer not null,
  findings integer not null,
  kept_by uuid not null references person,
  kept_at timestamptz not null
);
create index on kept_check (organisation_id, kept_at);
