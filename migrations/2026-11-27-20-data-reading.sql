-- Who read or downloaded what names people, or where sensitive species are exactly: one line a day for each thing read.
create table data_reading (
  at timestamptz not null,
  day date not null,
  organisation_id uuid not null references organisation,
  -- None at the command line.
  person_id uuid references person,
  what text not null,
  object_id uuid,
  unique nulls not distinct (organisation_id, day, person_id, what, object_id)
);
create index on data_reading (at);
