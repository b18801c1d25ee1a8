-- Keys that open an account, kept by a device or a password manager: here, the half that anybody may know.
create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  name text not null,
  credential_id text not null unique,
  public_key bytea not null,
  -- How often the key says it has served: one that goes back was copied.
  counter bigint not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on passkey (person_id);
