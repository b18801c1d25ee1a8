-- Under which licence an organisation gives out what it publishes; each of its rows says it.
alter table organisation add column open_licence text not null default 'lo-2.0'
  check (open_licence in ('lo-2.0', 'odbl-1.0', 'cc-by-4.0'));

-- Those of the rows are gathered again the next time that a dataset is looked through.
update open_dataset set facts = facts || '{"licences": []}';
