-- What is looked up, or removed with its action, from the other end.
create index on action_relation (related_id);
create index on action_link (action_id);
create index on import_change (action_id);
