create table edition (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- Name of a file of src/report/types, without its ending.
  report_type text not null,
  year integer not null,
  title text not null,
  -- 0 for the edition, 1, 2… for its errata.
  erratum integer not null default 0,
  corrects_id uuid references edition,
  state text not null default 'preparation' check (state in ('preparation', 'collection', 'review', 'validation', 'frozen', 'presented', 'published')),
  due_on date,
  -- Rich text of the preface and synthesis, by block code of the report type.
  texts jsonb not null default '{}',
  -- Session date, commission opinion, votes: what the délibération prints.
  proceedings jsonb not null default '{}',
  -- Counts the saves of the title, the date and the session; those of the texts are counted apart.
  version integer not null default 1,
  texts_version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organisation_id, report_type, year, erratum)
);

create table edition_step (
  id bigint generated always as identity primary key,
  edition_id uuid not null references edition,
  state text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  note text
);
create index on edition_step (edition_id, id);

create table sheet (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  section text not null,
  kind text not null,
  code text not null,
  position integer not null,
  title text not null,
  subtitle text,
  service_id uuid references service,
  due_on date,
  state text not null default 'to_fill' check (state in ('to_fill', 'in_progress', 'submitted', 'sent_back', 'accepted')),
  -- Codes of the report type's tags (finalités, commissions…).
  tags text[] not null default '{}',
  -- Rich text by block code of the report type.
  content jsonb not null default '{}',
  version integer not null default 1,
  -- The same sheet a year before.
  previous_id uuid references sheet,
  unique (edition_id, code)
);
create index on sheet (service_id, state);

-- Every text ever saved; a save that started from an outdated version is kept beside the one in force.
create table sheet_revision (
  id uuid primary key default gen_random_uuid(),
  sheet_id uuid not null references sheet,
  version integer not null,
  base_version integer not null,
  content jsonb not null,
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  conflict boolean not null default false,
  settled_at timestamptz
);
create index on sheet_revision (sheet_id, version);

create table sheet_action (
  sheet_id uuid not null references sheet on delete cascade,
  action_id uuid not null references action,
  block text not null default 'action',
  position integer not null default 0,
  primary key (sheet_id, action_id)
);

create table sheet_figure (
  sheet_id uuid not null references sheet on delete cascade,
  indicator_id uuid not null references indicator,
  period_kind text not null,
  period_start date not null,
  period_end date not null,
  position integer not null,
  -- Key figures make the band at the head of the sheet.
  key boolean not null default false,
  primary key (sheet_id, indicator_id, period_kind, period_start, period_end)
);

-- Which sheet announces a commitment, and which one must answer it a year later.
create table sheet_commitment (
  sheet_id uuid not null references sheet on delete cascade,
  commitment_id uuid not null references commitment,
  role text not null check (role in ('announced', 'asked')),
  primary key (sheet_id, commitment_id, role)
);
create index on sheet_commitment (commitment_id);

create table comment (
  id uuid primary key default gen_random_uuid(),
  sheet_id uuid not null references sheet on delete cascade,
  block text,
  text text not null,
  author_id uuid not null references person,
  written_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person
);
create index on comment (sheet_id, written_at);

create table waiver (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  -- Stable key of the finding: rule and places.
  finding_key text not null,
  code text not null,
  sentence text not null,
  reason text not null,
  waived_by uuid not null references person,
  waived_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index waiver_current on waiver (edition_id, finding_key) where withdrawn_at is null;

-- The edition as it was frozen: figures, explanations, texts, findings and waivers in one document.
create table frozen_edition (
  edition_id uuid primary key references edition,
  document text not null,
  sha256 text not null,
  frozen_by uuid not null references person,
  frozen_at timestamptz not null
);

create view published_edition as
select edition.*, frozen_edition.document, frozen_edition.sha256, frozen_edition.frozen_at
from edition join frozen_edition on frozen_edition.edition_id = edition.id
where edition.state = 'published';

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

-- What a report announced or answered leaves the installation with that report, not before.
create view published_commitment as
select commitment.*, not exists (
    select from sheet_commitment link join sheet on sheet.id = link.sheet_id join edition on edition.id = sheet.edition_id
    where link.commitment_id = commitment.id and link.role = 'asked' and edition.state <> 'published'
  ) as answer_published
from commitment
where withdrawn_at is null and not exists (
    select from sheet_commitment link join sheet on sheet.id = link.sheet_id join edition on edition.id = sheet.edition_id
    where link.commitment_id = commitment.id and link.role = 'announced' and edition.state <> 'published'
  );
