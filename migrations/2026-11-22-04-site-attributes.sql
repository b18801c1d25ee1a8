-- The values that stand, by field: what files, open data and counts of places read, without weighing sources again.
alter table site add column attributes jsonb not null default '{}';

update site set attributes = said.attributes
from (
  select site_id, jsonb_object_agg(field, value) as attributes
  from (
    select distinct on (site_id, field) site_id, field, value, ruling
    from site_value where superseded_by is null
    order by site_id, field,
      case ruling when 'kept' then 0 when 'set_aside' then 2 else 1 end,
      array_position(array['certain', 'stated', 'doubtful'], confidence),
      as_of desc nulls last, recorded_at desc
  ) stands
  where ruling is distinct from 'set_aside'
  group by site_id
) said
where said.site_id = site.id;

create or replace view published_site as
select id, organisation_id, kind, level, parent_id, name, search,
  case when vulnerable then null else geometry end as geometry,
  case when vulnerable then null else mark end as mark,
  case when vulnerable then 'commune' else precision end as precision,
  vulnerable, version, attributes
from site where published;
