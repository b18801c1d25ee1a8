import { searchForm } from '../../kernel/french.ts';
import { isColumnSays, type RecordMapping } from './record-mapping.ts';

/** What a form says of a file, over how it was understood until now: columns, words of nomenclatures, names of taxa. */
export function readRecordMapping(form: FormData, before: RecordMapping): RecordMapping {
  const mapping: RecordMapping = {
    columns: { ...before.columns },
    values: structuredClone(before.values),
    names: { ...before.names },
  };
  for (const [key, given] of form.entries()) {
    const [, kind, rest = ''] = /^(col|val|nom):(.+)$/s.exec(key) ?? [];
    const chosen = String(given);
    if (kind === 'col') mapping.columns[rest] = isColumnSays(chosen) ? chosen : 'ignored';
    if (chosen === 'later') continue;
    if (kind === 'val') sayValue(mapping, rest, chosen);
    if (kind === 'nom' && /^\d*$/.test(chosen)) mapping.names[rest] = chosen;
  }
  return mapping;
}

/** `sex:Dame` means what was chosen. */
function sayValue({ values }: RecordMapping, key: string, code: string): void {
  const [field = '', ...said] = key.split(':');
  values[field] = { ...values[field], [searchForm(said.join(':'))]: code };
}

/** How a file is to be read, as the address of its page says it. */
export interface ReadingChoices {
  datasetId: string | undefined;
  epsg: number | undefined;
  known: 'skip' | 'update';
}

export function readReadingChoices(fields: FormData | URLSearchParams): ReadingChoices {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  return {
    datasetId: text('jeu') || undefined,
    epsg: /^\d{4,6}$/.test(text('epsg')) ? Number(text('epsg')) : undefined,
    known: text('connues') === 'corriger' ? 'update' : 'skip',
  };
}

export const readingFields = ({ datasetId, epsg, known }: ReadingChoices): [string, string][] => [
  ['jeu', datasetId ?? ''],
  ['epsg', epsg ? String(epsg) : ''],
  ['connues', known === 'update' ? 'corriger' : ''],
];
