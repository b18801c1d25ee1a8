-- What somebody recognises a session by, and when it last served.
alter table session
  add id uuid not null default gen_random_uuid() unique,
  add user_agent text not null default '',
  add used_at timestamptz;
update session set used_at = created_at;
alter table session alter used_at set not null;

-- Every way in, refused or not.
alter table sign_in_failure rename to sign_in;
alter table sign_in
  add id bigint generated always as identity primary key,
  add person_id uuid references person,
  add means text not null default 'password' check (means in ('password', 'link', 'provider', 'passkey')),
  -- The code of the refusal; null for who came in.
  add refusal text,
  alter email drop not null;
update sign_in set refusal = 'wrong_password';
alter table sign_in alter means drop default;
create index on sign_in (person_id, at);
