-- A record that is known by a place whose position is protected tells its département alone to those who do not work on it.
-- Its geometry is that place’s mark: an index finds it as it is written, so those who read it leave it where the kind of
-- place says so.
create or replace view exact_record as
select organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, source_status,
  reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on, determination_method,
  case when place_kind = 'site' and exists (select from site where site.id = record.site_id and site.vulnerable)
    then 'departement' else place_kind end as place_kind,
  geometry, geometry_nature, precision, site_id,
  case when place_kind = 'site' and exists (select from site where site.id = record.site_id and site.vulnerable)
    then '' else place_name end as place_name,
  altitude_min, altitude_max, depth_min, depth_max, habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min, count_max,
  comment, context, validation, partner_validation, changed_at
from record
where shown_level = 0 and cd_ref is not null;
