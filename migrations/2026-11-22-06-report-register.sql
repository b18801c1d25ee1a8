-- What somebody made of a line that a sheet reads in the register: taken or left out, completed.
create table sheet_register_row (
  sheet_id uuid not null references sheet on delete cascade,
  block text not null,
  -- "pressure:…": what the line is, and which.
  row_key text not null,
  taken boolean not null,
  -- One of the words that the report type asks to choose from.
  choice text not null default '',
  note text not null default '',
  primary key (sheet_id, block, row_key)
);

-- The decision of the Committee that an edition answers, and the paragraph that a sheet answers.
create table edition_decision (
  edition_id uuid primary key references edition,
  decision_id uuid not null references committee_decision
);

create table sheet_paragraph (
  sheet_id uuid primary key references sheet on delete cascade,
  decision_id uuid not null references committee_decision,
  number text not null
);
