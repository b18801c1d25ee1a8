-- Where the mark of a place lies on maps seen from afar: its cell of `gatheredAt` (src/site/map/afar.ts). None: 0, at sea.
alter table site
  add column afar_across integer not null
    generated always as (coalesce(floor(ST_X(mark) / 631.3893380704077), 0)::integer) stored,
  add column afar_up integer not null
    generated always as (coalesce(floor(ST_Y(mark) / 631.3893380704077), 0)::integer) stored;

drop index site_afar;
create unique index site_afar on site (id, organisation_id, published, vulnerable, afar_across, afar_up) include (kind, mark);

-- The last observation that saw a place, of those that each audience may read, worked out whenever one is written. What a
-- map needs of the place itself follows by its key, so that it is drawn without reading the register.
create table site_condition (
  observation_id uuid primary key references condition_observation,
  site_id uuid not null,
  organisation_id uuid not null,
  published boolean not null,
  vulnerable boolean not null,
  afar_across integer not null,
  afar_up integer not null,
  -- For whom it is the last.
  audiences text[] not null,
  level text not null,
  observed_on date not null,
  generated boolean not null,
  foreign key (site_id, organisation_id, published, vulnerable, afar_across, afar_up)
    references site (id, organisation_id, published, vulnerable, afar_across, afar_up) on update cascade
);
create index on site_condition (site_id);

insert into site_condition (observation_id, site_id, organisation_id, published, vulnerable, afar_across, afar_up,
  audiences, level, observed_on, generated)
select last.id, site.id, site.organisation_id, site.published, site.vulnerable, site.afar_across, site.afar_up,
  array_agg(reader.audience order by reader.reach), last.level, last.observed_on, last.generated
from site cross join (values ('everyone', 1), ('workers', 2), ('steering', 3)) reader (audience, reach)
  cross join lateral (
    select observation.* from condition_observation observation
    where observation.site_id = site.id and observation.level <> 'non_vu'
      and array_position(array['everyone', 'workers', 'steering'], observation.audience) <= reader.reach
      and not exists (select from condition_observation later where later.replaces_id = observation.id)
    order by observation.observed_on desc, observation.recorded_at desc, observation.id desc limit 1
  ) last
group by last.id, site.id, last.level, last.observed_on, last.generated;
