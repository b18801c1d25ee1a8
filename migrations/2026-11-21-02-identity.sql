create table organisation (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('agglomeration', 'departement', 'region', 'commune', 'association', 'mixed_body', 'landlord', 'state_service', 'company')),
  siren text check (siren ~ '^[0-9]{9}$'),
  website text,
  -- Publishers edit reports of their own; the others are partners.
  publisher boolean not null default false,
  created_at timestamptz not null default now()
);

create table service (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  parent_id uuid references service,
  name text not null,
  unique (organisation_id, name)
);

create table person (
  id uuid primary key default gen_random_uuid(),
  email citext not null unique,
  name text not null,
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  -- A contributor writes for a service; the other roles hold for the whole organisation.
  service_id uuid references service,
  role text not null check (role in ('administrator', 'coordinator', 'contributor', 'validator', 'reader')),
  unique nulls not distinct (person_id, organisation_id, service_id, role)
);

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  csrf text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on session (person_id);

create table password_reset (
  token_hash bytea primary key,
  person_id uuid not null references person,
  created_by uuid not null references person,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sign_in_failure (
  email citext not null,
  address text not null,
  at timestamptz not null
);
create index on sign_in_failure (at);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid references person,
  organisation_id uuid references organisation,
  verb text not null,
  object_kind text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  reason text
);
create index on audit_entry (object_kind, object_id, id);
create index on audit_entry (organisation_id, id);
