-- Layers of a waiting file that were imported already: none is imported twice.
alter table import_draft add column imported_layers text[] not null default '{}';
