-- What each open dataset was when it was last looked through: a new number each time its rows come to something else.
create table open_dataset (
  name text primary key,
  version integer not null,
  row_count integer not null,
  -- SHA-256 of all its rows, in their order.
  sha256 text not null,
  -- Whose rows they are, where and when.
  facts jsonb not null,
  changed_at timestamptz not null,
  looked_at timestamptz not null
);
