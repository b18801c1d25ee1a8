-- Keys with which programs act for a person. Only the hash is kept: the key itself is shown once.
create table api_token (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on api_token (person_id);
