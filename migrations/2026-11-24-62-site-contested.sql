-- Fields on which sources disagree and nobody ruled, worked out by the same rule as the page of a place whenever something
-- is said of it. What stands here already is compared letter by letter: a rounded number counts until it is said again.
alter table site add column contested text[] not null default '{}';

update site set contested = said.fields
from (
  select site_id, array_agg(field order by field) as fields
  from (
    select site_id, field
    from site_value where superseded_by is null and ruling is distinct from 'set_aside'
    group by site_id, field
    having count(distinct lower(unaccent(value))) > 1 and not bool_or(ruling is not distinct from 'kept')
  ) disputed
  group by site_id
) said
where said.site_id = site.id;

create index site_contested on site (organisation_id) where contested <> '{}';
