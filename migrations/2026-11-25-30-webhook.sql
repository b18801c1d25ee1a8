-- A program outside that is told of each report its organisation publishes.
create table webhook (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  address text not null,
  -- What signs each delivery, so that the program knows who speaks.
  secret text not null,
  owner_id uuid not null references person,
  created_at timestamptz not null,
  -- Why it is told no more.
  stopped text
);
create index on webhook (organisation_id);

-- One publication told to one program, or a trial that tells of none. Its body never changes from one try to the next.
create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references webhook on delete cascade,
  edition_id uuid references edition,
  body text not null,
  asked_at timestamptz not null,
  -- Null once it was received, or given up.
  not_before timestamptz,
  attempts integer not null default 0,
  received_at timestamptz,
  sentence text,
  unique (webhook_id, edition_id)
);
create index on webhook_delivery (webhook_id, asked_at);
create index webhook_delivery_due on webhook_delivery (not_before) where not_before is not null;
create index on webhook_delivery (asked_at);
