import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { inProject } from '../src/kernel/paths.ts';
import { tellExchange } from '../src/nature/index.ts';
import type { Publisher } from './cast.ts';

interface Row {
  body: string;
  subject: string;
  fauna: string;
  flora: string;
  taxa: string;
}

/** What the association sent in 2020, as its activity report tells it: without their days nor clauses, which it leaves out. */
export async function tellExchanges(publisher: Publisher): Promise<void> {
  const on = '2020-12-31';
  const rows: Row[] = parse(readFileSync(inProject('demo', 'nature-2020', 'echanges.csv')), { columns: true });
  for (const { body, subject, fauna, flora, taxa } of rows)
    await tellExchange(publisher.coordinator(on), {
      ...{ organisationId: publisher.id, body, subject, askedOn: on, sentOn: on, clause: 'unsaid' },
      ...{ faunaCount: fauna, floraCount: flora, taxonCount: taxa },
      purpose: 'Le rapport d’activité de 2020 ne dit ni le jour ni le fondement.',
    });
}
