import type { Answer } from './checked-document.ts';
import { onOneLine, writePlaceBefore } from './write-text.ts';

const columns = ['fichier', 'niveau', 'contrôle', 'alerte', 'calcul', 'cause probable'];
const placeColumns = ['page', 'ligne', 'colonne', 'imprimé', 'autres endroits'];

/** One row for each finding, as a French spreadsheet opens it: byte order mark, semicolons, CRLF. */
export function writeFindingsCsv(answers: readonly Answer[]): string {
  const rows = answers.flatMap(({ file, findings }) =>
    findings.map(({ rule, tier, message, arithmetic, likely_cause, places: [first, ...others], previous = [] }) => [
      file,
      tier,
      rule,
      message,
      arithmetic,
      likely_cause ?? '',
      ...(first ? [first.page, first.line, first.column, onOneLine(first.printed)] : ['', '', '', '']),
      [
        ...others.map(({ page, line, printed }) => `page ${page}, ligne ${line}\u00a0: ${onOneLine(printed)}`),
        ...previous.map(writePlaceBefore),
      ].join(' | '),
    ]),
  );
  const lines = [[...columns, ...placeColumns], ...rows].map((row) => row.map(cell).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would run as a formula is shown instead. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
