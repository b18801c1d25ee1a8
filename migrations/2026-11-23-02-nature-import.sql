-- A file sent again is recognised by what its producer calls each record: only ever compared, letter by letter, without
-- the rules of a language.
create index record_source_key on record (organisation_id, dataset_id, source_key collate "C") where source_key is not null;

-- What an import changed in records that were there before, to put it back if the import is undone.
create table record_before (
  batch_id uuid not null references import_batch,
  organisation_id uuid not null,
  record_id uuid not null,
  -- The version that the import made: a later one means that somebody worked on it since.
  version integer not null,
  -- The row, its geometries as PostGIS writes them.
  was jsonb not null,
  primary key (batch_id, record_id),
  foreign key (organisation_id, record_id) references record on delete cascade
);
create index on record_before (organisation_id, record_id);
