-- What a person thinks of a finding: its words and arithmetic, never the document it was found in.
create table judgement (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  rule text not null,
  -- Names the finding from its rule, words and arithmetic, so that it is known again in another check.
  finding text not null,
  message text not null,
  arithmetic text not null,
  verdict text not null check (verdict in ('right', 'useless')),
  judged_by uuid not null references person,
  judged_at timestamptz not null,
  unique (judged_by, finding)
);
create index on judgement (rule, judged_at);
create index on judgement (organisation_id);
