import { type Context, noteReadings, organisationsWhere } from '../../identity/index.ts';

/** Notes that records or visits are told as they are, with who was there and where, to somebody who works on them. */
export const noteRecords = (context: Context, told: readonly { organisationId: string }[]): Promise<void> => {
  const works = organisationsWhere(context.actor, 'record.read');
  return noteReadings(
    context,
    'records',
    told.filter(({ organisationId }) => works.includes(organisationId)),
  );
};

/** Notes that records are told by their number, those that nobody else is told of among them, to somebody who works on them. */
export const noteCounts = (context: Context, works: readonly string[]): Promise<void> =>
  noteReadings(
    context,
    'counts',
    works.map((organisationId) => ({ organisationId })),
  );
