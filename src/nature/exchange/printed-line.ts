import { printCount } from '../../kernel/french.ts';
import type { Exchange } from './exchange.sql.ts';

type Printed = Pick<Exchange, 'body' | 'subject' | 'rowCount' | 'faunaCount' | 'floraCount' | 'taxonCount'>;

/** An exchange as a report prints it: "ONF, état des connaissances (1 814 données de faune et 341 données de flore)". */
export const printedLine = (exchange: Printed): string =>
  `${exchange.body}, ${exchange.subject} (${printedCounts(exchange)})`;

function printedCounts({ rowCount, faunaCount, floraCount, taxonCount }: Printed): string {
  const taxa = taxonCount > 0 ? `, ${printCount(taxonCount, 'taxon', 'taxons')}` : '';
  if (faunaCount > 0 && floraCount > 0)
    return `${printCount(faunaCount, 'donnée')} de faune et ${printCount(floraCount, 'donnée')} de flore${taxa}`;
  const of = { fauna: ' de faune', flora: ' de flore', all: '' }[
    rowCount > 0 && faunaCount === rowCount ? 'fauna' : rowCount > 0 && floraCount === rowCount ? 'flora' : 'all'
  ];
  return `${printCount(rowCount, 'donnée')}${of}${taxa}`;
}

/** A year as a report prints it. */
export function printedYear(year: number, exchanges: readonly Printed[]): string {
  const rows = exchanges.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const head = `En ${year}, ${printCount(exchanges.length, 'échange ou transmission de données', 'échanges ou transmissions de données')}, ${printCount(rows, 'donnée')}`;
  return exchanges.length === 0 ? '' : `${head}\u00a0: ${exchanges.map(printedLine).join('\u202f; ')}.`;
}
