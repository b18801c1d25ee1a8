-- Letters to people, written with what they tell of and sent by a job.
create table mail (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('invitation', 'password', 'digest')),
  -- What is written once at most: the digest of somebody and of a day.
  once text unique,
  subject text not null,
  -- Gone once it is sent: it may hold a link that opens an account.
  letter jsonb,
  asked_at timestamptz not null,
  not_before timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  failure text
);
create index mail_waiting on mail (not_before) where sent_at is null and letter is not null;
create index on mail (person_id, asked_at);

alter table person add column digest text not null default 'weekly' check (digest in ('weekly', 'daily', 'never'));
