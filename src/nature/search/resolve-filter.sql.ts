import { type RawBuilder, sql } from 'kysely';
import { type Actor, organisationsWhere } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { addDays } from '../../watch/deadline/working-day.rule.ts';
import { type AskedRecords, type Audience, audienceOf, narrowed } from '../record/readable.sql.ts';
import { listRecordedTaxa, type NamedTaxa } from '../taxon/recorded-taxa.sql.ts';
import { type FilterPlace, periodOf, type RecordFilter } from './record-filter.ts';
import { waysWithin, whereMatches } from './where-matches.sql.ts';

/** A filter whose words were looked up: what is left is asked of records alone. */
export interface ResolvedFilter
  extends Pick<
    RecordFilter,
    'organisationId' | 'from' | 'to' | 'season' | 'observerId' | 'datasetId' | 'validation' | 'protocol' | 'observed'
  > {
  /** Accepted taxa of which there are records. */
  cdRefs?: number[];
  communes?: string[];
  departement?: string;
  mesh?: string;
  /** What a place covers; records tied to the site count too. */
  within?: { outline: Outline | null; siteId: string | null };
  /** Why nothing corresponds: what it names is not there, or not for who asks; or no record is of such a taxon. */
  nothing: false | 'unseen' | 'no_record';
}

/** A surface in Lambert-93: well-known binary, as hexadecimal digits, and how far it goes. */
export interface Outline {
  ewkb: string;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The records that somebody asks for by a filter, as far as they may read them. */
export async function askRecords(
  db: Db,
  actor: Actor,
  filter: RecordFilter,
  waysIn = waysWithin,
): Promise<AskedRecords> {
  const [audience, resolved] = await Promise.all([audienceOf(db, actor), resolveFilter(db, actor, filter)]);
  const { within, ...apart } = resolved;
  return {
    audience: resolved.nothing ? nobody : narrowed(audience, resolved),
    which: whereMatches(apart),
    // What is shown by what names it is in no place smaller than that.
    ...(within && { either: waysIn(within), shows: 'place' }),
    periods:
      resolved.season && !resolved.within && !resolved.observerId ? await listPeriods(db, resolved.season) : undefined,
  };
}

const nobody: Audience = { works: [], member: [], open: [] };

/**
 * The first days that records of a season may have, year by year, latest first: those of the season, and those before it
 * from which the longest range of dates would still reach it.
 */
async function listPeriods(db: Db, season: { from: number; to: number }): Promise<AskedRecords['periods']> {
  const { rows } = await sql<{ first: number | null; last: number | null; longest: number }>`
    select min(extract(year from first))::integer as first, max(extract(year from last))::integer as last,
      coalesce(max(longest), 0) as longest
    from organisation cross join lateral (select
      (select min(date_from) from record where organisation_id = organisation.id) as first,
      (select max(date_from) from record where organisation_id = organisation.id) as last,
      (select max(date_to - date_from) from record where organisation_id = organisation.id and date_to > date_from) as longest
    ) span
  `.execute(db);
  const { first, last, longest } = rows[0] ?? { first: null, last: null, longest: 0 };
  if (first === null || last === null) return [];
  const years = Array.from({ length: last - first + 3 }, (_, index) => last + 1 - index);
  return years.map((year) => {
    const { from, to } = periodOf(season, year);
    const [earliest, after] = [addDays(from, -longest), addDays(periodOf(season, year - 1).to, 1)];
    return { from: earliest > after ? earliest : after, to };
  });
}

/** Those of a taxon are asked again by each page and tile of a search. */
const recordedTaxa = keepWhileUnchanged(
  ({ db, named }: { db: Db; named: NamedTaxa }) => listRecordedTaxa(db, named),
  ({ named }) => JSON.stringify(named),
);

/** Looks up what a filter names, as far as who asks may know of it. */
export async function resolveFilter(db: Db, actor: Actor, filter: RecordFilter): Promise<ResolvedFilter> {
  const { taxon, group, status, place, observerId, ...asked } = filter;
  const named = { taxon, group, status };
  const [cdRefs, placed, observer] = await Promise.all([
    taxon === undefined && !group && !status ? undefined : recordedTaxa({ db, named }),
    place && resolvePlace(db, actor, place),
    observerId === undefined ? true : mayAskFor(db, actor, observerId),
  ]);
  return {
    ...asked,
    ...(observerId && { observerId }),
    ...(cdRefs && { cdRefs }),
    ...(placed ?? {}),
    nothing: placed === null || !observer ? 'unseen' : cdRefs?.length === 0 && 'no_record',
  };
}

type Placed = Pick<ResolvedFilter, 'communes' | 'departement' | 'mesh' | 'within'>;

async function resolvePlace(db: Db, actor: Actor, place: FilterPlace): Promise<Placed | null> {
  switch (place.kind) {
    case 'commune':
      return { communes: [place.code] };
    case 'departement':
      return { departement: place.code };
    case 'mesh':
      return { mesh: place.code };
    case 'epci':
      return { communes: await listCommunesOf(db, place.code) };
    case 'site':
      return findOutline(db, actor, place.id);
    case 'drawn':
      return { within: { outline: await projectRing(db, place.corners), siteId: null } };
  }
}

async function listCommunesOf(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select part.code from territory whole join territory_member member on member.territory_id = whole.id
      join territory part on part.id = member.member_id and part.kind = 'commune'
    where whole.kind = 'epci' and whole.code = ${code}
      and whole.vintage = (select max(vintage) from territory where kind = 'epci' and code = ${code})
  `.execute(db);
  return rows.map((row) => row.code);
}

/** The outline of a place that may be told to who asks. */
async function findOutline(db: Db, actor: Actor, id: string): Promise<Placed | null> {
  const works = organisationsWhere(actor, 'work.read');
  const { rows } = await sql<{ outline: Outline | null }>`
    select case when ST_Dimension(geometry) = 2 then ${outlineOf(sql`geometry`)} end as outline from site
    where id = ${id}::uuid and (organisation_id = any(${works}::uuid[]) or published and not vulnerable)
  `.execute(db);
  return rows[0] ? { within: { outline: rows[0].outline, siteId: id } } : null;
}

async function projectRing(db: Db, corners: [number, number][]): Promise<Outline | null> {
  const ring = { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
  const { rows } = await sql<{ outline: Outline | null }>`
    select ${outlineOf(sql`ring`)} as outline from (select ST_Transform(ST_MakeValid(ST_SetSRID(
      ST_GeomFromGeoJSON(${JSON.stringify(ring)}), 4326)), 2154) as ring) drawn
  `.execute(db);
  return rows[0]?.outline ?? null;
}

const outlineOf = (shape: RawBuilder<unknown>) => sql`
  case when not ST_IsEmpty(${shape}) then json_build_object('ewkb', encode(ST_AsEWKB(${shape}), 'hex'),
    'west', ST_XMin(${shape}), 'south', ST_YMin(${shape}), 'east', ST_XMax(${shape}), 'north', ST_YMax(${shape})) end`;

/** Somebody who is not shown is not found either, but by those who work with them. */
async function mayAskFor(db: Db, actor: Actor, observerId: string): Promise<boolean> {
  const works = organisationsWhere(actor, 'record.read');
  const { rows } = await sql`
    select from shown_observer where id = ${observerId}::uuid
      and (name <> '' or organisation_id = any(${works}::uuid[])) limit 1
  `.execute(db);
  return rows.length > 0;
}
