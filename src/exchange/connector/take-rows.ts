import type { Context } from '../../identity/index.ts';
import { offerValues } from '../../indicator/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { sourceOf, streamTable, type TableBatch } from '../../kernel/table/stream-table.ts';
import { type Connector, keepDifferences, type Offered } from './connector.sql.ts';
import { noRows, type RowCounts } from './connector.ts';

export interface TakenRows extends RowCounts {
  /** What is wrong with the first rows that were refused. */
  faults: string[];
}

const mostFaults = 3;

/** Takes the rows of a file, each by the use case of its values, and keeps those that a person must choose between. */
export async function takeRows(tx: Tx, context: Context, connector: Connector, file: Uint8Array): Promise<TakenRows> {
  const { header, batches } = await streamTable(sourceOf(file));
  const { organisationId, indicatorCode, columns, name } = connector;
  const [commune, period, value] = [columns.commune, columns.period, columns.value].map((title) => {
    const at = header.indexOf(title);
    if (title && at < 0) throw columnMissing(title, header);
    return at;
  }) as [number, number, number];
  const taken: TakenRows = { ...noRows, faults: [] };
  const differing: Offered[] = [];
  for await (const batch of batches) {
    const whole = wholeRows(batch);
    const values = whole.map(({ cells }) => ({
      ...{ code: indicatorCode, period: cells[period] ?? '', value: cells[value] ?? '', source: name },
      // A spreadsheet takes the zero of 01001 away.
      ...(commune < 0 ? {} : { commune: (cells[commune] ?? '').padStart(5, '0') }),
    }));
    const offered = values.length > 0 ? await offerValues(tx, context, { organisationId, values }) : undefined;
    const refused = (offered?.refused ?? []).filter(({ code }) => code !== 'unknown_commune');
    taken.rows += batch.rows.length;
    taken.inserted += offered?.recorded ?? 0;
    taken.same += offered?.same ?? 0;
    taken.outside += (offered?.refused.length ?? 0) - refused.length;
    taken.refused += refused.length + batch.rows.length - whole.length;
    const sentences = refused.map(({ sentence, place }) => `Ligne ${whole[(place.line ?? 1) - 1]?.line}, ${sentence}`);
    taken.faults.push(...batch.findings.map(({ sentence }) => sentence), ...sentences);
    for (const { name: about, given, ours, theirs } of offered?.differing ?? [])
      differing.push({
        about: `${given.commune ?? ''} ${given.period}`,
        label: given.commune ? `${about}, ${given.period}` : about,
        ...{ ours, theirs, offered: given },
      });
  }
  taken.faults.splice(mostFaults);
  taken.waiting = await keepDifferences(tx, connector.id, differing, context.effects.now());
  // What a person chose already stands.
  taken.same += differing.length - taken.waiting;
  return taken;
}

/** Rows that have as many cells as the header. */
function wholeRows({ rows, findings }: TableBatch) {
  const broken = new Set(findings.map(({ place }) => place.line));
  return rows.filter(({ line }) => !broken.has(line));
}

const columnMissing = (title: string, header: string[]) =>
  new DomainError(
    'invalid',
    'column_missing',
    `Le fichier n’a pas de colonne « ${title} ». Il a : ${header.slice(0, 20).join(', ')}.`,
  );
