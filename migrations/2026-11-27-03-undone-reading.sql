-- What a source gave, as a hash of its file and of how it was understood, and the import made of it: where that was undone,
-- the same is not taken again.
alter table connector_run add column digest text;
alter table connector_run add column batch_id uuid references import_batch;
