-- What a published campaign says of each site, for maps and counts; its frozen text stays what is verified.
create table assessment_score (
  assessment_site_id uuid primary key references assessment_site on delete cascade,
  score numeric not null,
  -- Whether every criterion of the grid was surveyed.
  complete boolean not null,
  -- Among the sites at which the same criteria were surveyed.
  rank integer not null check (rank >= 1),
  ranked_sites integer not null check (ranked_sites >= rank)
);

insert into assessment_score (assessment_site_id, score, complete, rank, ranked_sites)
select id, score, complete, rank() over (partition by assessment_id, criteria order by score desc),
  count(*) over (partition by assessment_id, criteria)
from (
  select (site ->> 'id')::uuid as id, assessment.id as assessment_id, (site ->> 'total')::numeric as score,
    (site ->> 'complete')::boolean as complete,
    array(select criterion ->> 'name' from jsonb_array_elements(site -> 'criteria') criterion
      where criterion ->> 'score' is not null order by 1) as criteria
  from assessment cross join lateral jsonb_array_elements(assessment.frozen::jsonb -> 'sites') site
  where assessment.frozen is not null and site ->> 'total' is not null
) scored;

-- A sum may have decimals, as scores do: numbers are kept as they are written.
alter table indicator_count alter column whole type numeric;
update indicator_count set parts = (
  select jsonb_agg(part || jsonb_build_object('whole', part ->> 'whole') order by place)
  from jsonb_array_elements(parts) with ordinality as each (part, place)
) where parts <> '[]';
