import { searchForm, wide } from '../../kernel/french.ts';
import type { NamedCommune } from '../over-communes.rule.ts';
import { readPasted } from '../paste.ts';
import { readQuantity } from '../read-quantity.rule.ts';

export interface PastedCommunes {
  /** What goes in the cell of each commune, as it was written. */
  cells: Map<string, string>;
  /** What was left out, line by line, and why. */
  problems: string[];
}

interface PastedRow {
  /** From 1, in what was pasted. */
  line: number;
  cells: string[];
}

/**
 * Where a table copied from a spreadsheet goes: a column of communes (name or INSEE code) and a column of values, in
 * whatever order; or one column of values, which follows the communes as shown, from the one it is pasted on.
 */
export function readPastedCommunes(text: string, communes: readonly NamedCommune[], from = 0): PastedCommunes {
  const rows = readPasted(text.includes('\t') ? text : text.replaceAll(';', '\t')).map(
    (cells, index): PastedRow => ({ line: index + 1, cells }),
  );
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  if (width === 1) return inOrder(rows, communes.slice(from));
  const find = finderOf(communes);
  const filled = rows.filter(({ cells }) => cells.some(Boolean));
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    named: filled.filter(({ cells }) => find(cells[column]).length > 0).length,
    numbers: filled.some(({ cells }) => readQuantity(cells[column] ?? '')),
  }));
  const names = columns.toSorted((a, b) => b.named - a.named)[0];
  if (!names?.named) return refused('Aucune colonne ne donne de commune du territoire, par son nom ou son code INSEE.');
  const values = columns.filter(
    ({ column, named, numbers }) => column !== names.column && numbers && named * 2 < filled.length,
  );
  const [value, another] = values;
  if (another)
    return refused(`Plusieurs colonnes de nombres${wide}: copiez celle des communes et une seule de valeurs.`);
  if (!value) return refused('Aucune colonne de nombres à côté de celle des communes.');
  return byName(filled, find, names.column, value.column);
}

const refused = (sentence: string): PastedCommunes => ({ cells: new Map(), problems: [sentence] });

const notNumber = (value: string): string => `«${wide}${value}${wide}» n’est pas un nombre`;

/** One line more than there are communes, which is no number, is the head of the column. */
function inOrder(rows: PastedRow[], communes: readonly NamedCommune[]): PastedCommunes {
  const found: PastedCommunes = { cells: new Map(), problems: [] };
  const headed = rows.length === communes.length + 1 && !readQuantity(rows[0]?.cells[0] ?? '');
  rows.slice(headed ? 1 : 0).forEach(({ line, cells: [value = ''] }, index) => {
    const commune = communes[index];
    if (value === '') return;
    if (!commune) found.problems.push(`Ligne ${line}${wide}: plus aucune commune en dessous.`);
    else if (!readQuantity(value)) found.problems.push(`Ligne ${line}, ${commune.name}${wide}: ${notNumber(value)}.`);
    else found.cells.set(commune.code, value);
  });
  return found;
}

function byName(rows: PastedRow[], find: Finder, names: number, values: number): PastedCommunes {
  const found: PastedCommunes = { cells: new Map(), problems: [] };
  const lines = new Map<string, number>();
  for (const [index, { line, cells }] of rows.entries()) {
    const [name = '', value = ''] = [cells[names], cells[values]];
    const [commune, homonym] = find(name);
    const refuse = (sentence: string) => found.problems.push(`Ligne ${line}${wide}: ${sentence}.`);
    if (!commune && index === 0 && !readQuantity(value)) continue;
    if (!commune) refuse(`«${wide}${name}${wide}» n’est pas une commune du territoire`);
    else if (homonym) refuse(`plusieurs communes s’appellent ${commune.name}, donnez son code INSEE`);
    else if (lines.has(commune.code)) refuse(`${commune.name} est déjà à la ligne ${lines.get(commune.code)}`);
    else {
      lines.set(commune.code, line);
      if (value === '') continue;
      if (readQuantity(value)) found.cells.set(commune.code, value);
      else refuse(`${commune.name}, ${notNumber(value)}`);
    }
  }
  return found;
}

type Finder = (cell: string | undefined) => NamedCommune[];

/** Communes by what a spreadsheet may call them: "ST-VENANT", "Couture (La)", or 1001 for the code 01001. */
function finderOf(communes: readonly NamedCommune[]): Finder {
  const byName = Map.groupBy(communes, ({ name }) => nameForm(name));
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  return (cell = '') => {
    const coded = byCode.get(cell.toUpperCase().padStart(5, '0'));
    return coded ? [coded] : (byName.get(nameForm(cell)) ?? []);
  };
}

const nameForm = (name: string): string =>
  searchForm(name.replace(/^(.+?)\s*\((l[ea]s?|l['’])\)$/i, '$2 $1'))
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
