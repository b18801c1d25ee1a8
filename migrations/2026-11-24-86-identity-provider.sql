-- A way in that was begun and waits for its answer from elsewhere: used once, for minutes.
create table sign_in_start (
  token_hash bytea primary key,
  kind text not null check (kind in ('provider', 'passkey', 'new_passkey')),
  content jsonb not null,
  expires_at timestamptz not null
);

-- Who somebody is for an identity provider.
create table provider_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person_id)
);
create index on provider_identity (person_id);

-- What the provider is told when the session is closed.
alter table session add id_token text;
