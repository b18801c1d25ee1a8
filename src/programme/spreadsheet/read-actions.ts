import type { Finding } from '../../kernel/finding.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { Table, TableRow } from '../../kernel/table/read-table.ts';
import { type ActionFields, actionInput } from '../action/action.ts';
import { Lookup, type References } from '../action/references.ts';
import { finaliteWords, readFinalite } from '../finalite.ts';
import { scopeLabels, stageLabels, stagesWithReason } from '../words.ts';
import {
  readDay,
  readFunding,
  readLink,
  readList,
  readMilestone,
  readPartner,
  readWord,
  scopeWords,
  stageWords,
} from './action-cells.ts';
import { type ActionColumn, actionColumns, type Mapping } from './action-columns.ts';

export interface ReadAction extends ActionFields {
  id: string;
  line: number;
}

/**
 * Reads the rows of a file into actions. Every bad cell is a finding with its line and column;
 * the actions are meant to be written only if there is none.
 */
export function readActions(
  table: Table,
  mapping: Mapping,
  references: References,
  given: { organisationId: string; newId(): string },
): { actions: ReadAction[]; findings: Finding[] } {
  const sheet = new Sheet(table, mapping);
  const findings = [...table.findings];
  for (const key of ['number', 'title'] as const) {
    if (!sheet.has(key)) findings.push(missingColumn(key));
  }
  if (findings.some((finding) => finding.code === 'missing_column')) return { actions: [], findings };
  const ids = new Map(table.rows.map((row) => [sheet.cell(row, 'number'), given.newId()]));
  const lookup = new Lookup(references, ids);
  const seen = new Map<string, number>();
  const actions = table.rows.flatMap((row): ReadAction[] => {
    const bad = (column: ActionColumn, code: string, sentence: string) => {
      findings.push({ code, tier: 'A', sentence, place: { line: row.line, column: sheet.nameOf(column) } });
    };
    const number = sheet.cell(row, 'number');
    const twin = seen.get(number);
    if (twin)
      bad('number', 'number_twice', `Le numéro ${number} est déjà à la ligne ${twin}\u00a0: donnez-en un autre.`);
    else if (lookup.existing.has(number)) bad('number', 'number_taken', takenSentence(number));
    seen.set(number, row.line);
    const raw = { organisationId: given.organisationId, ...readRow((column) => sheet.cell(row, column), lookup, bad) };
    const parsed = actionInput.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) bad(columnOf(issue.path[0]), 'bad_cell', issue.message);
      return [];
    }
    return [{ ...parsed.data, id: ids.get(number) ?? given.newId(), line: row.line }];
  });
  return { actions, findings: findings.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)) };
}

const takenSentence = (number: string): string =>
  `L’action ${number} existe déjà\u00a0: retirez cette ligne du fichier, ou donnez-lui un autre numéro.`;

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
    relatedIds: 'related',
    indicatorIds: 'indicators',
  };
  const name = String(field);
  return columns[name] ?? (name as ActionColumn);
};

type Bad = (column: ActionColumn, code: string, sentence: string) => void;

/** A number is refused: F1 is the climate for one publisher and living together for another. */
const unknownFinalite = (text: string): string =>
  `«\u00a0${text}\u00a0» n’est pas une finalité\u00a0: écrivez ${Object.values(finaliteWords).join(', ')} (chaque organisation les numérote à sa façon).`;

type Find = (column: ActionColumn, what: string, id: (text: string) => string | undefined) => string[];

function readRow(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad) {
  const find: Find = (column, what, id) =>
    readList(cell(column)).flatMap((text) => {
      const found = id(text);
      if (!found) {
        bad(
          column,
          'unknown_word',
          `«\u00a0${text}\u00a0» n’est pas ${what}\u00a0: corrigez le fichier ou créez-le d’abord.`,
        );
      }
      return found ?? [];
    });
  return { ...readFields(cell, bad), ...readDetails(cell, bad), ...readLinks(cell, lookup, bad, find) };
}

function readFields(cell: (column: ActionColumn) => string, bad: Bad) {
  const word = <K extends string>(column: ActionColumn, labels: Record<K, string>, others: Record<string, K>) => {
    const text = cell(column);
    const read = text ? readWord(labels, text, others) : undefined;
    if (text && !read) {
      const known = Object.values(labels).join(', ');
      bad(column, 'unknown_word', `«\u00a0${text}\u00a0» n’est pas une valeur connue\u00a0: écrivez ${known}.`);
    }
    return read;
  };
  const stage = word('stage', stageLabels, stageWords);
  if (stage && stagesWithReason.includes(stage) && !cell('stageReason')) {
    const label = stageLabels[stage].toLowerCase();
    bad(
      'stageReason',
      'reason_missing',
      `Une action «\u00a0${label}\u00a0» doit dire pourquoi\u00a0: remplissez le motif.`,
    );
  }
  return {
    number: cell('number'),
    title: cell('title'),
    summary: cell('summary'),
    description: cell('description'),
    scope: word('scope', scopeLabels, scopeWords),
    stage,
    stageSince: cell('stageSince') ? readDay(cell('stageSince')) : undefined,
    stageReason: cell('stageReason') || null,
    priority: cell('priority') || null,
    contact: cell('contact') || null,
  };
}

function readDetails(cell: (column: ActionColumn) => string, bad: Bad) {
  const codes = (column: ActionColumn) => cell(column).match(/[^\s,;|]+/g) ?? [];
  return {
    partners: readList(cell('partners')).map(readPartner),
    funding: readList(cell('funding')).map((text) => {
      const { line, unknown } = readFunding(text);
      if (unknown.length > 0) {
        bad(
          'funding',
          'unknown_word',
          `«\u00a0${unknown[0]}\u00a0» n’est ni un montant, ni une nature, ni un état, ni une année de financement.`,
        );
      }
      return line;
    }),
    milestones: readList(cell('milestones')).map(readMilestone),
    finalites: readList(cell('finalites'))
      .flatMap((text) => (readFinalite(text) ? text : text.split(/\s*,\s*/)))
      .flatMap((text) => {
        const finalite = readFinalite(text);
        if (!finalite) bad('finalites', 'unknown_word', unknownFinalite(text));
        return finalite ?? [];
      }),
    goals: codes('goals').flatMap((code) => code.replace(/^ODD/i, '') || []),
    links: readList(cell('links')).map(readLink),
  };
}

function readLinks(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad, find: Find) {
  const territory = 'un territoire connu, ou plusieurs portent ce nom (mettez alors son code INSEE)';
  return {
    leadServiceId: find('service', 'un service de l’organisation', lookup.service)[0] ?? null,
    plans: readPlans(cell, lookup, bad, find),
    territoryIds: find('territories', territory, lookup.territory),
    relatedIds: find('related', 'le numéro d’une action de l’organisation ou du fichier', lookup.action),
    indicatorIds: find('indicators', 'le code d’un indicateur de l’organisation', lookup.indicator),
  };
}

function readPlans(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad, find: Find) {
  const objectives = readList(cell('objectives'));
  return find('plans', 'un plan de l’organisation', lookup.plan).map((planId, index) => {
    const text = objectives[index];
    const objectiveId = !text || text === '–' ? null : lookup.objective(planId, text);
    if (objectiveId === undefined)
      bad(
        'objectives',
        'unknown_word',
        `«\u00a0${text}\u00a0» n’est pas un objectif de ce plan\u00a0: donnez son numéro ou son titre.`,
      );
    return { planId, objectiveId: objectiveId ?? null };
  });
}

/** A table seen through its mapping. */
class Sheet {
  readonly #places: Map<ActionColumn, { index: number; name: string }>;

  constructor(table: Table, mapping: Mapping) {
    this.#places = new Map(
      table.header.flatMap((name, index) => {
        const key = mapping[name];
        return key ? [[key, { index, name }] as const] : [];
      }),
    );
  }

  has = (column: ActionColumn): boolean => this.#places.has(column);
  nameOf = (column: ActionColumn): string => this.#places.get(column)?.name ?? actionColumns[column]?.label ?? column;
  cell = (row: TableRow, column: ActionColumn): string => row.cells[this.#places.get(column)?.index ?? -1] ?? '';
}

/** Texts that may name territories, for one query to look them all up. */
export const territoryTexts = (table: Table, mapping: Mapping): string[] => {
  const sheet = new Sheet(table, mapping);
  return [...new Set(table.rows.flatMap((row) => readList(sheet.cell(row, 'territories'))))].sort(naturalOrder);
};
