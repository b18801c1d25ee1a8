-- Every key of what hangs from a record names its organisation, so that records can be spread over several servers by it
-- (docs/decisions/2026-11-25-records-over-several-servers.md). One index does what two did.
drop index record_validation_organisation_id_record_id_id_idx;
alter table record_validation drop constraint record_validation_pkey, add primary key (organisation_id, record_id, id);
alter table record_request drop constraint record_request_pkey, add primary key (id, organisation_id);
alter table record_before drop constraint record_before_pkey, add primary key (batch_id, organisation_id, record_id);
