import { sql } from 'kysely';
import { inWords } from '../../kernel/in-words.sql.ts';
import type { NewsKind } from '../../kernel/news.ts';
import { degrees } from './read-scales.ts';

export const observationNews: NewsKind = {
  kind: 'observation',
  one: 'État relevé',
  many: 'états relevés',
  rows: ({ planId, siteId }) =>
    planId
      ? null
      : sql`select observation.id::text, greatest(observation.recorded_at, site.published_at) as at, observation.organisation_id,
          site.name as title, ${inWords(sql`observation.level`, levelLabels())} as note, observation.observed_on as day,
          '/sites/' || site.id as href
        from published_observation observation join site on site.id = observation.site_id and not site.vulnerable
        where observation.access <> 'none' ${siteId ? sql`and site.id = ${siteId}` : sql``}`,
};

const levelLabels = () => Object.fromEntries(degrees().map(({ key, label }) => [key, label]));
