import type { Finding } from '../../kernel/finding.ts';
import { printDate } from '../../kernel/french.ts';
import type { Table, TableRow } from '../../kernel/table/read-table.ts';
import { type Action, type ActionFields, actionInput, asInput } from '../action/action.ts';
import { Lookup, type References } from '../action/references.ts';
import { stageLabels, stagesWithReason } from '../words.ts';
import { type ActionColumn, actionColumns, type Mapping } from './action-columns.ts';
import { type Bad, readRow } from './action-row.ts';
import { type ChangedAction, changesBetween, mergeRow } from './changed-action.ts';
import { MappedTable } from './mapped-table.ts';

export interface ReadAction extends ActionFields {
  id: string;
  line: number;
}

/** What a file says: actions to create, actions it changes, and all that is wrong in it. */
export interface ReadFile {
  created: ReadAction[];
  changed: ChangedAction[];
  /** Rows that say what is already there. */
  same: number;
  findings: Finding[];
}

interface Given {
  organisationId: string;
  newId(): string;
  /** By number, the actions a row may change; without them a row that names one is refused. */
  current?: ReadonlyMap<string, Action> | undefined;
}

/**
 * Reads the rows of a file into actions. Every bad cell is a finding with its line and column;
 * the actions are meant to be written only if there is none.
 */
export function readActions(table: Table, mapping: Mapping, references: References, given: Given): ReadFile {
  const sheet = new MappedTable(table, mapping);
  const findings = [...table.findings];
  const read: ReadFile = { created: [], changed: [], same: 0, findings };
  for (const key of given.current ? (['number'] as const) : (['number', 'title'] as const)) {
    if (!sheet.has(key)) findings.push(missingColumn(key));
  }
  if (findings.some((finding) => finding.code === 'missing_column')) return read;
  const known = new Map(references.actions.map(({ number, id }) => [number, id]));
  const numbers = table.rows.map((row) => sheet.cell(row, 'number'));
  const ids = new Map(numbers.map((number) => [number, known.get(number) ?? given.newId()]));
  const lookup = new Lookup(references, ids);
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const bad: Bad = (column, code, sentence) => {
      findings.push({ code, tier: 'A', sentence, place: { line: row.line, column: sheet.nameOf(column) } });
    };
    const number = sheet.cell(row, 'number');
    const twin = seen.get(number);
    const current = given.current?.get(number);
    if (twin)
      bad('number', 'number_twice', `Le numéro ${number} est déjà à la ligne ${twin}\u00a0: donnez-en un autre.`);
    else if (known.has(number) && !current) bad('number', 'number_taken', takenSentence(number));
    seen.set(number, row.line);
    readInto(read, {
      sheet,
      row,
      lookup,
      bad,
      current,
      id: ids.get(number) ?? '',
      organisationId: given.organisationId,
    });
  }
  findings.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  return read;
}

interface RowToRead {
  sheet: MappedTable;
  row: TableRow;
  lookup: Lookup;
  bad: Bad;
  current: Action | undefined;
  id: string;
  organisationId: string;
}

function readInto(read: ReadFile, { sheet, row, lookup, bad, current, id, organisationId }: RowToRead): void {
  const cell = (column: ActionColumn) => sheet.cell(row, column);
  const raw = { organisationId, ...readRow(cell, lookup, bad) };
  const parsed = actionInput.safeParse(current ? mergeRow(asInput(current), raw, cell) : raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) bad(columnOf(issue.path[0]), 'bad_cell', issue.message);
    return;
  }
  refuseBadStage(parsed.data, current, bad);
  if (!current) {
    read.created.push({ ...parsed.data, id, line: row.line });
    return;
  }
  const change = changesBetween(current, parsed.data, cell);
  if (change) read.changed.push({ ...change, line: row.line });
  else read.same += 1;
}

function refuseBadStage({ stage, stageSince, stageReason }: ActionFields, current: Action | undefined, bad: Bad): void {
  const inForce = current?.stageHistory[0];
  const kept = inForce?.stage === stage ? inForce.reason : null;
  if (stagesWithReason.includes(stage) && !(stageReason ?? kept)) {
    const label = stageLabels[stage].toLowerCase();
    bad(
      'stageReason',
      'reason_missing',
      `Une action «\u00a0${label}\u00a0» doit dire pourquoi\u00a0: remplissez le motif.`,
    );
  }
  if (inForce && stageSince && stageSince < inForce.since) {
    const since = printDate(inForce.since);
    bad(
      'stageSince',
      'stage_before_current',
      `L’étape en vigueur date du ${since}\u00a0: donnez un jour d’après, ou complétez l’historique depuis la page de l’action.`,
    );
  }
}

const takenSentence = (number: string): string =>
  `L’action ${number} existe déjà\u00a0: choisissez de mettre à jour les actions qui existent, retirez cette ligne, ou donnez-lui un autre numéro.`;

const missingColumn = (key: ActionColumn): Finding => ({
  code: 'missing_column',
  tier: 'A',
  sentence: `Aucune colonne du fichier n’est rattachée à «\u00a0${actionColumns[key].label}\u00a0»\u00a0: choisissez laquelle.`,
  place: { column: actionColumns[key].label },
});

const columnOf = (field: unknown): ActionColumn => {
  const columns: Record<string, ActionColumn> = {
    leadServiceId: 'service',
    territoryIds: 'territories',
    siteIds: 'sites',
    relatedIds: 'related',
    indicatorIds: 'indicators',
  };
  const name = String(field);
  return columns[name] ?? (name as ActionColumn);
};
