import { authorise, type Context, listChangesOf, noteReading } from '../../identity/index.ts';
import { writeCsv } from '../../kernel/table/write-table.ts';
import { knownObserver } from './manage-observer.ts';
import { readAllOf } from './observer.sql.ts';

export const exportFormats = ['json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** All that is held of somebody: everything in JSON, their records as a table in CSV. */
export async function exportObserver(context: Context, id: string, format: ExportFormat): Promise<Uint8Array> {
  const observer = await knownObserver(context, id);
  authorise(context.actor, 'observer.read', observer);
  await noteReading(context, { organisationId: observer.organisationId, what: 'observer_export', objectId: id });
  const { visits, records } = await readAllOf(context.db, observer);
  if (format === 'json') {
    const journal = await listChangesOf(context.db, 'observer', id);
    return new TextEncoder().encode(`${JSON.stringify({ observer, visits, records, journal }, null, 2)}\n`);
  }
  const header = Object.keys(records[0] ?? { id: '' });
  return writeCsv(
    header,
    records.map((record) => header.map((name) => cellOf(record[name]))),
  );
}

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
