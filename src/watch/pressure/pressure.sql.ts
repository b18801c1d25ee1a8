import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Audience } from '../audience.ts';
import type { Pressure } from './pressure.ts';

export type PressureRow = Omit<Pressure, 'id' | 'assessedBy' | 'superseded'> & {
  organisationId: string;
  assessedBy: string | null;
  recordedAt: Date;
};

export const lockCurrentPressure = (tx: Tx, { siteId, factor, named }: Pick<Pressure, 'siteId' | 'factor' | 'named'>) =>
  tx
    .selectFrom('pressureAssessment')
    .select('id')
    .where('siteId', '=', siteId)
    .where('factor', '=', factor)
    .where('named', '=', named)
    .where('supersededBy', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** The former word gives way first: one alone is current. */
export async function insertPressure(tx: Tx, row: PressureRow, formerId: string | null): Promise<{ id: string }> {
  const id = crypto.randomUUID();
  if (formerId)
    await tx.updateTable('pressureAssessment').set({ supersededBy: id }).where('id', '=', formerId).execute();
  await tx
    .insertInto('pressureAssessment')
    .values({ id, ...row })
    .execute();
  return { id };
}

/** Assessments of a place, the latest first; visitors read those that stand, without who made them. */
export async function listPressures(db: Db, siteId: string, audiences: Audience[] | null): Promise<Pressure[]> {
  const seen = audiences ? 'pressure_assessment' : 'published_pressure';
  const { rows } = await sql<Pressure>`
    select assessment.id, assessment.site_id, assessment.factor, assessment.named, assessment.assessed_on::text,
      assessment.over, assessment.positive, assessment.negative, assessment.current, assessment.potential,
      assessment.inside, assessment.outside, assessment.extent, assessment.frequency, assessment.impact,
      assessment.response, assessment.trend, assessment.comment, assessment.audience, assessment.generated,
      assessment.superseded_by is not null as superseded,
      ${audiences ? sql`person.name` : sql`null`} as assessed_by
    from ${sql.table(seen)} assessment left join person on person.id = assessment.assessed_by
    where assessment.site_id = ${siteId}::uuid and assessment.audience = any(${audiences ?? ['everyone']}::text[])
    order by assessment.assessed_on desc, assessment.recorded_at desc, assessment.id
  `.execute(db);
  return rows;
}

export interface StandingPressure extends Pressure {
  site: string;
  sitePublished: boolean;
}

/** All that bears now on the places of these organisations, place by place; who assessed it is not said. */
export async function listStandingPressures(
  db: Db,
  organisationIds: string[],
  audiences: Audience[],
): Promise<StandingPressure[]> {
  const { rows } = await sql<StandingPressure>`
    select assessment.id, assessment.site_id, assessment.factor, assessment.named, assessment.assessed_on::text,
      assessment.over, assessment.positive, assessment.negative, assessment.current, assessment.potential,
      assessment.inside, assessment.outside, assessment.extent, assessment.frequency, assessment.impact,
      assessment.response, assessment.trend, assessment.comment, assessment.audience, assessment.generated,
      false as superseded, null as assessed_by, site.name as site, site.published as site_published
    from pressure_assessment assessment join site on site.id = assessment.site_id
    where assessment.superseded_by is null and not assessment.over
      and assessment.organisation_id = any(${organisationIds}::uuid[])
      and assessment.audience = any(${audiences}::text[])
    order by array_position(array['property', 'component', 'element', 'setting'], site.level),
      site.name collate fr_natural, assessment.id
  `.execute(db);
  return rows;
}

export interface FactorSpread {
  factor: string;
  organisationId: string;
  /** Places where it bears now, harms now, or gets worse. */
  sites: number;
  harming: number;
  increasing: number;
  /** Whether something of it was made up. */
  generated: boolean;
}

/** How many places each factor bears on, in some organisations. */
export async function spreadFactors(db: Db, organisationIds: string[], audiences: Audience[]): Promise<FactorSpread[]> {
  const { rows } = await sql<FactorSpread>`
    select factor, organisation_id, count(distinct site_id)::int as sites,
      count(distinct site_id) filter (where negative and current)::int as harming,
      count(distinct site_id) filter (where negative and trend = 'increasing')::int as increasing,
      bool_or(generated) as generated
    from pressure_assessment
    where superseded_by is null and not over and organisation_id = any(${organisationIds}::uuid[])
      and audience = any(${audiences}::text[])
    group by factor, organisation_id
  `.execute(db);
  return rows;
}
