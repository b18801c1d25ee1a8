import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';
import { communesOfSite, onlyAbout } from '../../site/index.ts';

/** Each place of each campaign that ended within the period. */
export const assessedRows = ({ organisationId, from, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select listed.id::text, coalesce(site.name, listed.said) || ', ' || assessment.title as name,
    '/evaluations/' || assessment.id || '/sites/' || listed.id as href, assessment.ends_on as day,
    assessment.published_at is not null and coalesce(site.published, true) or ${reads !== 'everyone'}::boolean as seen,
    ${communesOfSite(sql.ref('listed.site_id'))} as territories, assessment.grid as grille,
    case when assessment.published_at is null then 'non' else 'oui' end as publiee,
    case when assessment_score.complete then 'complet' when assessment_score.complete is not null then 'incomplet' else 'aucun' end as score,
    coalesce(listed.site_id::text, listed.said) as site, assessment.id::text as campagne,
    assessment_score.score as points
  from assessment_site listed join assessment on assessment.id = listed.assessment_id
    left join site on site.id = listed.site_id
    left join assessment_score on assessment_score.assessment_site_id = listed.id
  where assessment.organisation_id = ${organisationId}::uuid and not assessment.generated
    and assessment.ends_on between ${from}::date and ${to}::date
    and (exists (select from assessment_survey survey where survey.assessment_site_id = listed.id
        and (survey.state = 'done' or survey.value <> ''))
      or exists (select from assessment_carried carried where carried.assessment_site_id = listed.id)
      or exists (select from visit where visit.organisation_id = assessment.organisation_id
        and visit.site_id = listed.site_id and visit.done
        and visit.date_from between assessment.starts_on and assessment.ends_on))
    ${onlyAbout(siteId, sql.ref('listed.site_id'))}`;
