-- Signs what the installation hands out and must recognise; made the first time it is asked for.
create table installation_secret (
  name text primary key,
  value text not null
);

-- What an organisation reads from the people of its territory: nothing until somebody says that it will be answered.
create table reception (
  organisation_id uuid primary key references organisation,
  remarks boolean not null default false,
  photographs boolean not null default false,
  -- Where sightings are recorded once accepted; null where none are asked for.
  dataset_id uuid,
  version integer not null default 1,
  foreign key (organisation_id, dataset_id) references dataset (organisation_id, id)
);

-- What somebody who needs no account sent. Its words go with time, or when they ask; the line stays, to be counted.
create table citizen_message (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('remark', 'sighting', 'photograph')),
  -- The commitment or the viewpoint it is about, and its name as it was read.
  about_id uuid,
  about text not null default '',
  text text not null default '',
  -- What a sighting or a photograph says besides.
  details jsonb not null default '{}',
  sender_name text not null default '',
  -- Whether the sender accepts to be named.
  named boolean not null default false,
  email text,
  -- Sent to the address, which is written to again once it came back.
  confirm_code text unique,
  email_confirmed_at timestamptz,
  -- Letters hold it, so it is kept as it is.
  tracking_code text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'aside', 'accepted', 'refused', 'spam', 'withdrawn')),
  aside_because text[] not null default '{}',
  -- What the sender is told, and what is published with a remark.
  answer text not null default '',
  decided_by uuid references person,
  decided_at timestamptz,
  -- The visit or the shot it became.
  result_id uuid,
  received_at timestamptz not null,
  erased_at timestamptz,
  -- Invented for a demonstration; said wherever it shows.
  generated boolean not null default false,
  version integer not null default 1
);
create index on citizen_message (organisation_id, state, received_at);
create index on citizen_message (about_id) where state = 'accepted';
create index on citizen_message (received_at);
create index on citizen_message (email) where email is not null;

create view published_remark as
select id, organisation_id, about_id, case when named then sender_name else '' end as author, text, answer, received_at,
  decided_at, generated
from citizen_message where kind = 'remark' and state = 'accepted' and erased_at is null;

-- How many each address sent on one day. Addresses are told apart by a hash whose salt goes with its day.
create table sending_day (
  day date primary key,
  salt text not null
);
create table sending_count (
  day date not null references sending_day on delete cascade,
  sender text not null,
  sent integer not null,
  primary key (day, sender)
);
