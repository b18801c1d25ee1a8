-- Points from south to north, in strips of a hundred metres, with all that the list of species of a place asks: those inside
-- an outline are found and counted from the index alone. Other shapes, which are few, have their own.
create index record_point on record
  (organisation_id, (floor(ST_XMin(geometry) / 100)::integer), (ST_YMin(geometry)))
  include (geometry, cd_ref, date_from, status, shown_level, dataset_id, site_id, place_kind)
  where GeometryType(geometry) = 'POINT';
create index record_other_shape on record using gist (geometry) where GeometryType(geometry) <> 'POINT';
