-- Documents joined to an action: in the database, so that a backup carries them.
create table action_file (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references action on delete cascade,
  name text not null,
  media_type text not null,
  content bytea not null,
  size integer not null generated always as (octet_length(content)) stored,
  added_by uuid references person,
  added_at timestamptz not null,
  unique (action_id, name)
);
create view published_action_file as
select action_file.* from action_file join published_action on published_action.id = action_file.action_id;

-- What an import changed in actions that were there before, to put it back if the import is undone.
create table import_change (
  batch_id uuid not null references import_batch,
  action_id uuid not null references action on delete cascade,
  -- The version the import gave the action: another one means that somebody worked on it since.
  version integer not null,
  -- The changed fields, as they were.
  former jsonb not null,
  primary key (batch_id, action_id)
);
alter table action_stage add column batch_id uuid references import_batch;

-- Finalités go by name: their numbers differ from one publisher to the next.
update action_tag set code = (array['climat', 'biodiversite', 'cohesion', 'epanouissement', 'production'])[substr(code, 2)::integer]
where nomenclature = 'finalite' and code ~ '^F[1-5]$';
