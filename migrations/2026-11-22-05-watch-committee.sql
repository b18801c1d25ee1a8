-- What the World Heritage Committee decided of a property. Its paragraphs are read from the text, as people typed it.
create table committee_decision (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  reference text not null,
  year integer not null,
  adopted_on date,
  url text not null default '',
  paragraphs text not null,
  -- Numbers of the paragraphs that ask for an answer; empty: all of them.
  asking text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index on committee_decision (organisation_id, year);
