-- A tour of viewpoints to photograph again between two days; what was taken in between is what it covers.
create table reshoot_campaign (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  title text not null,
  purpose text not null default '',
  starts_on date not null,
  ends_on date,
  person_id uuid references person,
  responsible text not null default '',
  -- From then on nobody goes out for it.
  closed_on date,
  -- Made up, to show what the pages do.
  generated boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (ends_on >= starts_on)
);
create index on reshoot_campaign (organisation_id);

create table reshoot_campaign_viewpoint (
  campaign_id uuid not null references reshoot_campaign on delete cascade,
  viewpoint_id uuid not null references viewpoint on delete cascade,
  primary key (campaign_id, viewpoint_id)
);
create index on reshoot_campaign_viewpoint (viewpoint_id);
