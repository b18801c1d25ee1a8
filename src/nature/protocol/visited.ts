import { answersOf } from './field.ts';

/** A record as protocols read it. */
export interface VisitedRecord {
  id: string;
  /** As the observer wrote it. */
  name: string;
  /** The accepted taxon; null where nobody knows one yet. */
  cdRef: number | null;
  /** Accepted taxa from the root down to this one, where they are known. */
  lineage?: readonly number[];
  status: 'Pr' | 'No' | 'NSP';
  countMin: number | null;
  countMax: number | null;
  /** Answers to the fields that its protocol asks of a record, those kept in its descriptor too. */
  fields: Readonly<Record<string, string>>;
}

/** A visit as protocols read it, with its records. */
export interface Visited {
  id: string;
  siteId: string | null;
  /** The site’s name, or of the place. */
  place: string;
  hasPoint: boolean;
  /** Where nothing nearer is known. */
  communeCode?: string | null;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  pass: number | null;
  method: string;
  observers: readonly string[];
  done: boolean;
  notDoneReason: string;
  fields: Readonly<Record<string, string>>;
  records: readonly VisitedRecord[];
}

/** What is said of a visit, or of one of its records, under the name that clauses and results use. */
export function saidOf(visit: Visited, record: VisitedRecord | null, name: string): string[] {
  switch (name) {
    case 'status':
      return record ? [record.status] : [];
    case 'pass':
      return visit.pass === null ? [] : [String(visit.pass)];
    case 'method':
      return visit.method ? [visit.method] : [];
    case 'taxon':
      return record ? [record.cdRef === null ? record.name : String(record.cdRef)] : [];
    case 'site':
      return [visit.siteId ?? visit.place];
    case 'observer':
      return [...visit.observers];
    case 'count': {
      const count = record?.countMin ?? record?.countMax ?? null;
      return count === null ? [] : [String(count)];
    }
    default:
      return answersOf(record?.fields[name] ?? visit.fields[name] ?? '');
  }
}

/** Whether all clauses hold. */
export const holds = (
  where: readonly { field: string; is: readonly string[] }[],
  visit: Visited,
  record: VisitedRecord | null,
): boolean => where.every(({ field, is }) => saidOf(visit, record, field).some((said) => is.includes(said)));
