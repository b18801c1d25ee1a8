-- Those that wait for validation are read from the index of all levels, in the same order: one index less to write.
drop index record_waiting;

-- Records tied to a place of the register, latest first; its list of species is read from the index alone.
drop index record_organisation_id_site_id_cd_ref_idx;
create index record_site on record (organisation_id, site_id, date_from desc, id desc)
  include (cd_ref, status, shown_level, dataset_id) where site_id is not null;

-- Of those shown vaguer, those of some taxa: a family has few among all.
drop index record_organisation_id_cd_ref_date_from_idx1;
create index record_vaguer_taxon on record (organisation_id, shown_kind, cd_ref, date_from desc, id desc) where shown_level > 0;
