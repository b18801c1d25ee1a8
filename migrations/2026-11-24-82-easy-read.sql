-- The same in a few sentences easy to read and to understand (FALC), for whoever finds the rest hard.
alter table plan add column easy_read text not null default '';
alter table indicator add column easy_read text not null default '';
alter table site add column easy_read text not null default '';

create or replace view published_plan as select * from plan where published;

-- A few words may say where a vulnerable place is.
create or replace view published_site as
select id, organisation_id, kind, level, parent_id, name, search,
  case when vulnerable then null else geometry end as geometry,
  case when vulnerable then null else mark end as mark,
  case when vulnerable then 'commune' else precision end as precision,
  vulnerable, version, attributes, case when vulnerable then '' else easy_read end as easy_read
from site where published;
