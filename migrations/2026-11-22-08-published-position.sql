-- Where visitors see places, as `published_site` says it: neighbours, boxes of open data and plans are found by it.
create index site_published_position on site
  using gist ((case when vulnerable then null else geometry end)) where published;

-- Nearly every statement still stands: an index of those that do not is small, and never mistaken for a way to the others.
drop index site_value_superseded_by_idx;
create index on site_value (superseded_by) where superseded_by is not null;
drop index site_geometry_superseded_by_idx;
create index on site_geometry (superseded_by) where superseded_by is not null;
