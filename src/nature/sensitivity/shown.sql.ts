import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { sharesADay } from './season.sql.ts';
import { unknownCodes } from './sensitivity.rule.ts';

/**
 * Works out anew how sensitive records are and what is shown of their place, as `sensitivity.rule.ts` and
 * `shown-place.rule.ts` say it; only rows that change are written. `which` picks them: `record.id = any(…)`.
 */
export async function decideWhatIsShown(
  tx: Tx,
  { organisationId, at }: { organisationId: string; at: Date },
  which: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with concerned as materialized (
      select id, cd_nom, cd_ref, taxref_version, departement_code, commune_code, mesh_code, date_from, date_to,
        descriptors, diffusion
      from record where organisation_id = ${organisationId}::uuid and ${which}
    ), ${decisionsOn('concerned', at)}
    update record set sensitivity = decided.level, shown_kind = decided.shown_kind, shown_geometry = decided.shown_geometry
    from decided
    where record.organisation_id = ${organisationId}::uuid and record.id = decided.id
      and (record.sensitivity, record.shown_kind, record.shown_geometry::text)
        is distinct from (decided.level, decided.shown_kind, decided.shown_geometry::text)
  `.execute(tx);
}

/**
 * The rest of a `with`: `decided` has all the columns of `source`, a materialized relation of records, and the `level` of
 * each, its `shown_kind` and its `shown_geometry`.
 */
export const decisionsOn = (source: string, at: Date): RawBuilder<unknown> => sql`
  rule as materialized (${rulesOf(sql.ref(source))}), sensitive as (
    select concerned.id, max(rule.level) as level
    from ${sql.ref(source)} concerned
      join rule on rule.of_nom = concerned.cd_nom and rule.of_ref is not distinct from concerned.cd_ref
    where ${applies(at)} group by concerned.id
  ), judged as (
    select concerned.*, coalesce(sensitive.level, 0) as level, ${widest} as shown
    from ${sql.ref(source)} concerned left join sensitive using (id)
  ), decided as (
    select judged.*, ${shownKind} as shown_kind, case ${shownKind}
      when 'commune' then (${communePoint})
      when 'mesh' then (${meshSquare(sql`mesh_code`)}) end as shown_geometry
    from judged
  )`;

/** The same for some records. */
export const decideForRecords = (tx: Tx, entry: { organisationId: string; at: Date }, ids: string[]): Promise<void> =>
  decideWhatIsShown(tx, entry, sql`record.id = any(${ids}::uuid[])`);

/** The same for every record there is, dataset by dataset: rules have changed. */
export async function decideEverywhere(tx: Tx, at: Date): Promise<void> {
  for (const { organisationId, id } of await tx.selectFrom('dataset').select(['organisationId', 'id']).execute())
    await decideWhatIsShown(tx, { organisationId, at }, sql`record.dataset_id = ${id}::uuid`);
}

/**
 * Rules in use for each taxon that occurs: those of what stands above it, in the version that resolved it and in the one
 * in use: a name that moved since is protected by both until somebody decides.
 */
const rulesOf = (records: RawBuilder<unknown>) => sql`
  with named as (
    select distinct cd_nom, cd_ref, taxref_version from ${records} where cd_nom is not null
  ), above as (
    select named.cd_nom, named.cd_ref, unnest(taxon.lineage) as above
    from named cross join lateral (
      select lineage from taxon where version = named.taxref_version and cd_nom = named.cd_ref limit 1) taxon
    union
    select named.cd_nom, named.cd_ref, unnest(taxon.lineage)
    from named cross join lateral unnest(array[named.cd_nom, named.cd_ref]) as given (cd_nom)
      cross join lateral (
        select cd_ref from taxon where version = ${currentVersion} and cd_nom = given.cd_nom limit 1) name
      cross join lateral (
        select lineage from taxon where version = ${currentVersion} and cd_nom = name.cd_ref limit 1) taxon
    where named.taxref_version is distinct from ${currentVersion}
    union select cd_nom, cd_ref, cd_nom from named
  )
  select above.cd_nom as of_nom, above.cd_ref as of_ref, rule.level, rule.departement_code, rule.day_from, rule.day_to,
    rule.years, rule.biological_status, rule.behaviour, rule.life_stage
  from above join reference_table used on used.kind = 'sensitivity' and used.in_use
    join sensitivity_rule rule on rule.table_id = used.id and rule.cd_ref = above.above`;

/** Looked up name by name by its key: what the planner guesses of a list just brought in would have it read whole. */
const currentVersion = sql`(select version from taxref_version where in_use)`;

const applies = (at: Date) => sql`
  (rule.departement_code is null or concerned.departement_code is null or rule.departement_code = concerned.departement_code)
  and (rule.years is null or concerned.date_to + make_interval(years => rule.years) >= (${at}::timestamptz at time zone 'Europe/Paris')::date)
  and (rule.day_from is null or rule.day_to is null or ${sharesADay(
    { from: sql`concerned.date_from`, to: sql`concerned.date_to` },
    { from: sql`rule.day_from`, to: sql`rule.day_to` },
  )})
  and (num_nonnulls(rule.biological_status, rule.behaviour, rule.life_stage) = 0
    or jsonb_array_length(concerned.descriptors) = 0
    or exists (select from jsonb_array_elements(concerned.descriptors) descriptor
      where ${mayBe(sql`rule.biological_status`, 'biologicalStatus')}
        and ${mayBe(sql`rule.behaviour`, 'behaviour')} and ${mayBe(sql`rule.life_stage`, 'lifeStage')}))`;

const mayBe = (wanted: RawBuilder<unknown>, field: keyof typeof unknownCodes) => sql`(${wanted} is null
  or descriptor ->> ${sql.lit(field)} is null or descriptor ->> ${sql.lit(field)} = ${wanted}
  or descriptor ->> ${sql.lit(field)} in (${sql.join(unknownCodes[field].map((code) => sql.lit(code)))}))`;

/** As `record.shown_level` will be once the sensitivity is written. */
const widest = sql`greatest(coalesce(sensitive.level, 0),
  case when diffusion in ('1', '2', '3', '4') then diffusion::smallint else 0 end)`;

const shownKind = sql`case
  when shown not between 1 and 3 then null
  when shown = 1 and commune_code is not null then 'commune'
  when shown <= 2 and mesh_code is not null then 'mesh'
  when departement_code is not null then 'departement' end`;

/** A point that stands for the commune. */
const communePoint = sql`
  select coalesce(ST_PointOnSurface(outline.outline), ST_Transform(territory.centre, 2154))
  from territory left join territory_outline outline on outline.territory_id = territory.id
  where territory.kind = 'commune' and territory.code = commune_code order by territory.vintage desc limit 1`;

/** The square that a mesh's code names. */
export const meshSquare = (code: RawBuilder<unknown>) => sql`
  select ST_MakeEnvelope(10000 * east, 10000 * north, 10000 * (east + 1), 10000 * (north + 1), 2154)
  from (select substr(${code}, 9, 3)::integer as east, substr(${code}, 13, 3)::integer as north) corner`;
