-- Records of an export of GeoNature.
alter table connector drop constraint connector_kind_check;
alter table connector add constraint connector_kind_check check (kind in ('values', 'places', 'collection', 'records'));

-- What a row said when it was last taken: only those that say something else are looked at again.
alter table connector_subject add column digest text;
