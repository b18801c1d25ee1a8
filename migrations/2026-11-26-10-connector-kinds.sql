-- A source is of a kind (src/exchange/connector/source-kinds.ts), which says what its settings hold.
alter table connector add column kind text not null default 'values' check (kind in ('values', 'places', 'collection'));
alter table connector add column settings jsonb not null default '{}';
update connector set settings = columns || jsonb_build_object('indicator', indicator_code);
alter table connector
  alter column kind drop default,
  alter column settings drop default,
  drop column indicator_code,
  drop column columns;

-- Rows of what was known, of which the source alone said something:
-- rows = inserted + completed + same + waiting + refused + outside.
alter table connector_run add column completed integer not null default 0;

-- The row that it comes from: one row may say several things otherwise.
alter table connector_difference add column row_key text;
update connector_difference set row_key = about;
alter table connector_difference alter column row_key set not null;

-- What a source had the last time it was read, so that what it has no more is told. Nothing is deleted for it.
create table connector_subject (
  connector_id uuid not null references connector on delete cascade,
  key text not null,
  label text not null,
  -- When it was found to be there no more.
  gone_at timestamptz,
  primary key (connector_id, key)
);
