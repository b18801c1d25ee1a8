import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, sitesWhere } from '../../site/index.ts';
import { thirds } from '../rank/third.rule.ts';

/** Sites with their score in the last published campaign that has one; the third as `thirdOf` has it. */
export const scoreMarks = ({ filter, worksIn }: AskedLayer): RawBuilder<unknown> => sql`
  select score.assessment_site_id as id,
    case when score.complete then (${[...thirds]}::text[])[1 + 3 * (score.rank - 1) / score.ranked_sites] else 'incomplet' end as key,
    case when score.complete then score.ranked_sites - score.rank + 1 else 0 end as rank, site.mark, null::geometry as shape
  from (
    select distinct on (listed.site_id) listed.site_id, assessment_score.*
    from assessment_score join assessment_site listed on listed.id = assessment_score.assessment_site_id
      join assessment on assessment.id = listed.assessment_id
    where listed.site_id is not null
    order by listed.site_id, assessment.ends_on desc, assessment.published_at desc
  ) score join site on site.id = score.site_id
  where (not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[])) and ${sitesWhere(filter, worksIn)}`;

export const toldScore = sql`
  select site.name, '/evaluations/' || assessment.id || '/sites/' || listed.id as href,
    replace(trim_scale(score.score)::text, '.', ',')
      || case when abs(score.score) < 2 then E'\\u00a0point, ' else E'\\u00a0points, ' end || assessment.title
      || case when assessment.generated then ', exemple inventé' else '' end as said
  from assessment_score score join assessment_site listed on listed.id = score.assessment_site_id
    join assessment on assessment.id = listed.assessment_id join site on site.id = listed.site_id
  where score.assessment_site_id = placed.id`;
