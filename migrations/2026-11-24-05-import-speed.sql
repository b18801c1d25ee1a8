-- Which piece holds a point is asked of each record that comes in: pieces hardly overlap, and a tree that divides space
-- finds one in a third of the time.
drop index territory_part_part_idx;
create index territory_part_part_idx on territory_part using spgist (part);

-- How many records a dataset has is said by those who write them, once, at the end.
drop trigger record_inserted on record;
drop trigger record_deleted on record;
drop function count_records();

-- What brought a record and who wrote it are set once, by the one door, from rows of the same transaction: to look both
-- up again for each of a million rows tells nothing.
alter table record drop constraint record_batch_id_fkey, drop constraint record_created_by_fkey;

-- What a producer calls its records is only ever compared: letter by letter, without the rules of a language.
drop index record_organisation_id_dataset_id_source_key_idx;
create index record_source_key on record (organisation_id, dataset_id, source_key collate "C") where source_key is not null;
