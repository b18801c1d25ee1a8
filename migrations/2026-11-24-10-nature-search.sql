-- What is shown of records, in four views that an index reads each in the order asked: those shown as they are, and those
-- known by their commune, their mesh or their département instead. A column that is not told is null, so that what is
-- asked of it finds nothing there without looking.
create view exact_record as
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max, depth_min, depth_max,
  habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from record
where shown_level = 0 and cd_ref is not null;

create view commune_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'commune'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  commune_code, departement_code, null::text as mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'commune' and cd_ref is not null;

create view mesh_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'mesh'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  null::text as commune_code, null::text as departement_code, mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'mesh' and cd_ref is not null;

create view departement_record as
select organisation_id, id, dataset_id, null::uuid as visit_id, coalesce((select taxon.full_name from taxon
    where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as name_cited,
  cd_nom, cd_ref, taxref_version, status, source_status,
  ''::text as reference, date_from, date_to, null::time as time_from, null::time as time_to, '{}'::uuid[] as observer_ids,
  '{}'::uuid[] as determiner_ids, null::date as determined_on, determination_method,
  'departement'::text as place_kind, shown_geometry as geometry, 'NSP'::text as geometry_nature, null::integer as precision,
  null::uuid as site_id, ''::text as place_name, null::integer as altitude_min, null::integer as altitude_max,
  null::integer as depth_min, null::integer as depth_max, null::integer as habitat,
  null::text as commune_code, departement_code, null::text as mesh_code, sensitivity, shown_level,
  coalesce((select jsonb_agg(descriptor - '{proofUrl,proofText,description}'::text[])
    from jsonb_array_elements(descriptors) descriptor), '[]') as descriptors, count_min, count_max,
  ''::text as comment, ''::text as context, validation, partner_validation, changed_at
from record
where shown_level between 1 and 3 and shown_kind = 'departement' and cd_ref is not null;

create or replace view shown_record as
select * from exact_record union all select * from commune_record union all select * from mesh_record
union all select * from departement_record;

-- Lists go from the latest record back; of those shown vaguer, those sought in vain and those of a rare level of
-- validation, few among all, likewise.
drop index record_organisation_id_date_from_id_idx;
create index record_latest on record (organisation_id, date_from desc, id desc);
create index record_vaguer_latest on record (organisation_id, shown_kind, date_from desc, id desc) where shown_level > 0;
create index record_absent_latest on record (organisation_id, date_from desc, id desc) where status = 'No';
create index record_validation_latest on record (organisation_id, validation, date_from desc, id desc);
create index record_of_observer on record using gin (observer_ids);

-- Counts by mesh, commune and taxon are read from an index alone.
drop index record_organisation_id_mesh_code_cd_ref_idx;
drop index record_organisation_id_commune_code_cd_ref_idx;
drop index record_organisation_id_cd_ref_date_from_idx;
create index record_mesh on record (organisation_id, mesh_code, cd_ref) include (shown_level, dataset_id);
create index record_commune on record (organisation_id, commune_code, cd_ref) include (shown_level, dataset_id);
create index record_taxon on record (organisation_id, cd_ref, date_from) include (shown_level, dataset_id, status);
create index record_vaguer_mesh on record (organisation_id, shown_kind, mesh_code, cd_ref) where shown_level > 0;
create index record_vaguer_commune on record (organisation_id, shown_kind, commune_code, cd_ref) where shown_level > 0;

-- Communes whose middle stands in a tile of the map.
create index territory_centre on territory using gist (centre);
