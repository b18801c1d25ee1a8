import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { listDatasetNames } from '../dataset/metadata.sql.ts';
import type { DerivedResult } from '../protocol/derived-results.rule.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { listProtocols, readProtocol } from '../protocol/read-protocols.ts';
import type { Season } from '../protocol/season-of.rule.ts';
import { countByProtocol, listVisitDays } from './field-lists.sql.ts';
import { readProtocolResults } from './read-visits.ts';

export interface ListedProtocol {
  name: string;
  label: string;
  summary: string;
  visits: number;
  last: string | null;
}

/** The protocols, with how many visits each has where who asks works. */
export async function readProtocols(context: Context): Promise<ListedProtocol[]> {
  const organisationIds = organisationsWhere(context.actor, 'record.read');
  if (organisationIds.length === 0) authorise(context.actor, 'record.read', { organisationId: '' });
  const counted = await countByProtocol(context.db, organisationIds);
  return listProtocols().map(({ name, label, summary }) => ({
    ...{ name, label, summary },
    visits: counted.get(name)?.visits ?? 0,
    last: counted.get(name)?.last ?? null,
  }));
}

/** The same, for those who write visits. */
export async function readProtocolsForEntry(context: Context): Promise<{ protocols: ListedProtocol[] }> {
  const [organisationId] = organisationsWhere(context.actor, 'record.write');
  authorise(context.actor, 'record.write', { organisationId: organisationId ?? '' });
  return { protocols: (await readProtocols(context)).toSorted((a, b) => b.visits - a.visits) };
}

/** Datasets of which visits may be read, those that receive nothing any more too. */
export const readVisitDatasets = (context: Context): Promise<{ id: string; name: string }[]> =>
  listDatasetNames(context.db, organisationsWhere(context.actor, 'record.read'));

const mostRows = 500;

export interface DetailRow {
  visitId: string;
  recordId: string | null;
  as: string;
  value: string;
  place: string;
  date: string;
  name: string;
}

export interface ProtocolPage {
  protocol: Protocol;
  seasons: Season[];
  season: Season | null;
  results: Omit<DerivedResult, 'rows'>[];
  /** The rows of the result that is asked for. */
  detail: { label: string; rows: DetailRow[]; total: number } | null;
  generated: boolean;
  mayVisit: boolean;
}

/** A protocol, what its visits of a year come to, and the rows of one result. */
export async function readProtocolPage(
  context: Context,
  name: string,
  year: string,
  detail: string,
): Promise<ProtocolPage> {
  const organisationIds = organisationsWhere(context.actor, 'record.read');
  if (organisationIds.length === 0) authorise(context.actor, 'record.read', { organisationId: '' });
  const protocol = readProtocol(name);
  const days = await listVisitDays(context.db, organisationIds, name);
  const { seasons, season, results, visits, records } = await readProtocolResults(context, protocol, year, days);
  const asked = results.find((result) => result.name === detail);
  return {
    ...{ protocol, seasons, season },
    results: results.map(({ rows: _, parts, ...result }) => ({
      ...result,
      parts: parts.map((part) => ({ ...part, rows: [] })),
    })),
    detail: asked
      ? {
          label: asked.label,
          total: asked.rows.length,
          rows: asked.rows.slice(0, mostRows).map((row) => ({
            ...row,
            place: visits.get(row.visitId)?.place ?? '',
            date: visits.get(row.visitId)?.dateFrom ?? '',
            name: records.get(row.recordId ?? '')?.nameCited ?? '',
          })),
        }
      : null,
    generated: [...visits.values()].some((visit) => visit.generated),
    mayVisit: organisationsWhere(context.actor, 'record.write').length > 0,
  };
}
