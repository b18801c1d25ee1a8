import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';

/** Every place of a register as it is today. */
export const siteRows = ({ organisationId, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select site.id::text, site.name, '/sites/' || site.id as href, null::date as day,
    site.published or ${reads !== 'everyone'}::boolean as seen, ${communesOfSite(sql.ref('site.id'))} as territories,
    site.kind as type, site.level as niveau, site.precision as position,
    case when site.published then 'oui' else 'non' end as publie,
    case when exists (select from site_protection protection where protection.site_id = site.id
      and protection.replaced_in is null and (protection.until is null or protection.until >= ${to}::date))
      then 'oui' else 'non' end as protege
  from site where site.organisation_id = ${organisationId}::uuid ${onlyAbout(siteId, sql.ref('site.id'))}`;

/** Ends a query of rows with the place that they are asked of, if it is one alone. */
export const onlyAbout = (siteId: string | undefined, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  siteId === undefined ? sql`` : sql`and ${column} = ${siteId}::uuid`;

/** The communes in which a place lies. */
export const communesOfSite = (siteId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  array(select crossing.territory_id from site_territory crossing
    join territory on territory.id = crossing.territory_id and territory.kind = 'commune'
    where crossing.site_id = ${siteId})`;
