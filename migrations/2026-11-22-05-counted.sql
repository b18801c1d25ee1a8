-- How far the file of an endangered element had come, each time somebody said so.
create table endangered_step (
  id uuid primary key default gen_random_uuid(),
  endangered_id uuid not null references endangered on delete cascade,
  state text not null,
  reached_on date not null,
  recorded_at timestamptz not null
);
create index on endangered_step (endangered_id, reached_on);

insert into endangered_step (endangered_id, state, reached_on, recorded_at)
select id, state, greatest(created_at::date, alerted_on), created_at from endangered where state <> 'open';

-- Of an indicator counted from a register: which rows, and how (src/indicator/counting/counting.ts).
alter table indicator add column counting jsonb;

-- How a value was counted: the day, the definition of that day, the numbers behind it and their parts.
create table indicator_count (
  value_id uuid primary key references indicator_value,
  counted_on date not null,
  counting jsonb not null,
  -- Rows counted, and of a share those that make the part.
  whole integer not null,
  part integer,
  -- By column of the register or by commune: [{ by, key, label, whole, part }].
  parts jsonb not null
);
