-- An edition whose content was taken over from the document of an old report, by its file name; null for a campaign.
alter table edition add column taken_from text;

-- The document of an old report, as text, whose batch in `import_batch` says who brought it, when, and who undid it.
create table report_import (
  id uuid primary key references import_batch,
  report_type text not null,
  year integer not null,
  text text not null,
  -- Offset of the first character of each page in the text.
  pages jsonb not null,
  -- The edition that accepted sheets entered, and whether this import opened it.
  edition_id uuid references edition on delete set null,
  opened boolean not null default false
);

-- What the document seems to hold. Nothing of it counts until a person decides so.
create table report_proposal (
  id uuid primary key default gen_random_uuid(),
  import_id uuid not null references report_import,
  -- The proposed sheet it stands in; null for a sheet.
  sheet_id uuid references report_proposal,
  kind text not null check (kind in ('sheet', 'text', 'figure', 'commitment')),
  position integer not null,
  -- Page counted from 1, offsets in the text of the import.
  page integer not null,
  start_at integer not null,
  end_at integer not null,
  proposed jsonb not null,
  decision text check (decision in ('accepted', 'corrected', 'refused')),
  -- What entered, where it is not what was proposed.
  kept jsonb,
  decided_by uuid references person,
  decided_at timestamptz,
  -- Counts decisions: one that started from another version comes too late.
  version integer not null default 0,
  -- The sheet, its revision, the value, the target or the commitment it became.
  result_id uuid,
  -- The indicator defined for it.
  indicator_id uuid references indicator on delete set null
);
create index on report_proposal (import_id, position);
create index on report_proposal (sheet_id);
