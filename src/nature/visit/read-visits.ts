import { authorise, type Context, may, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { isId } from '../../kernel/identifier.ts';
import { checkVisit } from '../protocol/check-visit.rule.ts';
import { type DerivedResult, derivedResults } from '../protocol/derived-results.rule.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocols.ts';
import { type Season, seasonDays, seasonOf } from '../protocol/season-of.rule.ts';
import type { Visited } from '../protocol/visited.ts';
import type { Descriptor } from '../record/descriptor.ts';
import { type CarriedField, readCarriedField } from './read-field.ts';
import {
  findKnownTaxa,
  findVisit,
  type ListedVisit,
  listRecordsOf,
  listVisitsWhere,
  type VisitFilter,
  type VisitRecordRow,
  type VisitRow,
} from './visit.sql.ts';

export interface ReadVisit {
  visit: VisitRow;
  protocol: Protocol | null;
  records: (VisitRecordRow & { fields: Record<string, string> })[];
  findings: Finding[];
  mayEdit: boolean;
}

/** A visit with its records, for those who work where it was made. */
export async function readVisit(context: Context, id: string): Promise<ReadVisit> {
  const visit = isId(id) ? await findVisit(context.db, id) : undefined;
  if (!visit) {
    // A visitor is asked to sign in before being told that nothing is there.
    if (!context.actor.person) authorise(context.actor, 'record.read', { organisationId: '' });
    throw missing('Ce relevé');
  }
  authorise(context.actor, 'record.read', visit);
  const rows = await listRecordsOf(context.db, [visit.organisationId], [id]);
  const protocol = visit.protocol ? readProtocol(visit.protocol) : null;
  const taxa = await findKnownTaxa(
    context.db,
    rows.flatMap(({ cdNom }) => cdNom ?? []),
  );
  const lineageOf = ({ cdNom }: VisitRecordRow) => (cdNom === null ? undefined : taxa.get(cdNom)?.lineage);
  return {
    visit,
    protocol,
    records: rows.map((record) => ({ ...record, fields: answersOf(record) })),
    findings: protocol ? checkVisit(protocol, visitedFrom(visit, rows, lineageOf)) : [],
    mayEdit: may(context.actor, 'record.write', visit) && protocol !== null,
  };
}

/** A visit for whoever corrects it, with what its form proposes. */
export async function readVisitToEdit(context: Context, id: string): Promise<ReadVisit & { carried: CarriedField }> {
  const read = await readVisit(context, id);
  authorise(context.actor, 'record.write', read.visit);
  if (!read.protocol) throw missing('Le protocole de cette visite');
  return { ...read, carried: await readCarriedField(context, read.protocol.name, read.visit.organisationId) };
}

export const visitsOnPage = 50;

export interface VisitList {
  visits: ListedVisit[];
  /** What the next page starts after. */
  next: { dateFrom: string; id: string } | null;
  maySave: boolean;
}

/** Visits of the organisations where who asks works, latest first, a page at a time. */
export async function listVisits(
  context: Context,
  filter: Omit<VisitFilter, 'organisationIds'> = {},
): Promise<VisitList> {
  const organisationIds = workingIn(context);
  const [datasetId, siteId] = [filter.datasetId, filter.siteId].map((id) => (id && !isId(id) ? noId : id));
  const found = await listVisitsWhere(context.db, { ...filter, datasetId, siteId, organisationIds }, visitsOnPage + 1);
  const visits = found.slice(0, visitsOnPage);
  const last = found.length > visitsOnPage ? visits.at(-1) : undefined;
  return {
    visits,
    next: last ? { dateFrom: last.dateFrom, id: last.id } : null,
    maySave: organisationsWhere(context.actor, 'record.write').length > 0,
  };
}

const noId = '00000000-0000-0000-0000-000000000000';

export interface ProtocolResults {
  seasons: Season[];
  season: Season | null;
  results: DerivedResult[];
  visits: Map<string, ListedVisit>;
  records: Map<string, VisitRecordRow>;
}

/** What a protocol’s visits of one year or winter come to, with the visits and records they were worked out of. */
export async function readProtocolResults(
  context: Context,
  protocol: Protocol,
  asked: string,
  days: readonly string[],
): Promise<ProtocolResults> {
  const organisationIds = workingIn(context);
  const seasons = [
    ...new Map(days.map((day) => seasonOf(protocol, day)).map((season) => [season.key, season])).values(),
  ];
  const season = seasons.find(({ key }) => key === asked) ?? seasons[0] ?? null;
  if (!season) return { seasons, season, results: [], visits: new Map(), records: new Map() };
  const filter = { organisationIds, protocol: protocol.name, ...seasonDays(protocol, season) };
  const visits = await listVisitsWhere(context.db, filter, null);
  const records = await listRecordsOf(
    context.db,
    organisationIds,
    visits.map(({ id }) => id),
  );
  const ofVisit = Map.groupBy(records, ({ visitId }) => visitId);
  return {
    seasons,
    season,
    results: derivedResults(
      protocol,
      visits.map((visit) => visitedFrom(visit, ofVisit.get(visit.id) ?? [])),
    ),
    visits: new Map(visits.map((visit) => [visit.id, visit])),
    records: new Map(records.map((record) => [record.id, record])),
  };
}

function workingIn(context: Context): string[] {
  const organisationIds = organisationsWhere(context.actor, 'record.read');
  if (organisationIds.length === 0) authorise(context.actor, 'record.read', { organisationId: '' });
  return organisationIds;
}

/** Answers of a record: those its descriptor keeps, and those beside. */
function answersOf({ descriptors: [first], extra }: VisitRecordRow): Record<string, string> {
  const coded = Object.entries(first ?? ({} as Descriptor)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { ...extra, ...Object.fromEntries(coded) };
}

/** A visit of the database as its protocol reads it. */
export function visitedFrom(
  visit: VisitRow,
  records: readonly VisitRecordRow[],
  lineageOf: (record: VisitRecordRow) => readonly number[] | undefined = () => undefined,
): Visited {
  const { id, siteId, place, dateFrom, dateTo, timeFrom, timeTo, pass, method, observers, done, notDoneReason } = visit;
  return {
    ...{ id, siteId, place, dateFrom, dateTo, timeFrom, timeTo, pass, method, observers, done, notDoneReason },
    hasPoint: visit.point !== null,
    communeCode: visit.communeCode,
    fields: visit.fields,
    records: records.map((record) => {
      const lineage = lineageOf(record);
      return {
        id: record.id,
        name: record.vernacular || record.taxon || record.nameCited,
        cdRef: record.cdRef ?? record.cdNom,
        status: record.status,
        countMin: record.countMin,
        countMax: record.countMax,
        fields: answersOf(record),
        ...(lineage ? { lineage } : {}),
      };
    }),
  };
}
