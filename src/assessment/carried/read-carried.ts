import type { Decimal } from '../../kernel/decimal.ts';
import type { Finding } from '../../kernel/finding.ts';
import { readNumber, searchForm } from '../../kernel/french.ts';
import type { Table } from '../../kernel/table/read-table.ts';
import { type Grid, isInventoried } from '../grid/grid.ts';

export interface CarriedLine {
  line: number;
  site: string;
  /** Empty: the whole site. */
  criterion: string;
  name: string;
  score: string | null;
  year: number | null;
}

export interface ReadCarried {
  lines: CarriedLine[];
  /** Lines that say again what one before them said. */
  repeated: number;
  findings: Finding[];
}

const columns = {
  site: ['site', 'terril', 'cite', 'nom', 'numero', 'lieu'],
  group: ['groupe', 'critere'],
  species: ['espece', 'taxon', 'nom scientifique', 'habitat'],
  score: ['score', 'note', 'total', 'cotation'],
  year: ['annee', 'an'],
} as const;
type Column = keyof typeof columns;

/**
 * Reads a table of older results: site; group; species or score; year. Every line that cannot be kept is told. A line
 * without group is the score of the whole site.
 */
export function readCarried(table: Table, grid: Pick<Grid, 'criteria'>): ReadCarried {
  const at = Object.fromEntries(
    Object.entries(columns).map(([column, names]) => [
      column,
      table.header.findIndex((title) => (names as readonly string[]).includes(searchForm(title))),
    ]),
  ) as Record<Column, number>;
  const findings: Finding[] = [...table.findings];
  const known = new Map<string, CarriedLine>();
  let repeated = 0;
  for (const { line, cells } of table.rows) {
    const cell = (column: Column): string => cells[at[column]]?.trim() ?? '';
    const read = readLine(line, cell, grid);
    if ('code' in read) {
      findings.push({
        ...read,
        place: { line, ...(at[read.column] >= 0 ? { column: table.header[at[read.column]] ?? '' } : {}) },
      });
      continue;
    }
    const key = [read.site, read.criterion, read.name].map(searchForm).join('|');
    const before = known.get(key);
    if (before && before.score !== read.score) findings.push(twoScores(line, before.line));
    if (before) repeated += 1;
    else known.set(key, read);
  }
  const lines = [...known.values()];
  return { lines, repeated, findings: [...findings, ...mixed(lines)] };
}

type Fault = Omit<Finding, 'place'> & { column: Column };
const fault = (code: string, column: Column, sentence: string): Fault => ({ code, tier: 'A', column, sentence });

function readLine(
  line: number,
  cell: (column: Column) => string,
  { criteria }: Pick<Grid, 'criteria'>,
): CarriedLine | Fault {
  const [site, group, name, said, year] = [cell('site'), cell('group'), cell('species'), cell('score'), cell('year')];
  if (!site) return fault('no_site', 'site', 'Cette ligne ne dit pas de quel site elle parle.');
  const criterion = criteria.find((each) => [each.name, each.label].map(searchForm).includes(searchForm(group)));
  if (group && !criterion)
    return fault('unknown_group', 'group', `«\u00a0${group}\u00a0» n’est pas un groupe de la grille.`);
  const score = said ? readNumber(said) : null;
  if (score === undefined) return fault('unread_score', 'score', `«\u00a0${said}\u00a0» n’est pas un nombre.`);
  if (score !== null && !isKept(score))
    return fault(
      'score_out_of_bounds',
      'score',
      `«\u00a0${said}\u00a0» ne peut pas être gardé tel quel\u00a0: un score a neuf chiffres au plus avant la virgule, trois après.`,
    );
  if (name && score !== null)
    return fault(
      'species_and_score',
      'score',
      'Une ligne dit une espèce ou un score, non les deux\u00a0: la note d’une espèce vient de la table.',
    );
  if (!name && score === null) return fault('nothing_said', 'species', 'Cette ligne ne dit ni espèce ni score.');
  if (name && !(criterion && isInventoried(criterion)))
    return fault('species_without_group', 'group', 'Une espèce demande un groupe de la grille.');
  if (year && !/^(19|20)\d\d$/.test(year))
    return fault('unread_year', 'year', `«\u00a0${year}\u00a0» n’est pas une année.`);
  return { line, site, criterion: criterion?.name ?? '', name, score, year: year ? Number(year) : null };
}

/** Whether the column of carried scores holds it without rounding it. */
const isKept = (score: Decimal): boolean => /^-?0*\d{1,9}(\.\d{0,3}0*)?$/.test(score);

const twoScores = (line: number, first: number): Finding => ({
  ...{ code: 'two_scores', tier: 'A', place: { line } },
  sentence: `Le même groupe du même site a déjà un autre score, ligne ${first}.`,
});

/** A group of a site has its species or its score: with both, one of them would be left out in silence. */
function mixed(lines: CarriedLine[]): Finding[] {
  const at = ({ site, criterion }: CarriedLine) => `${searchForm(site)}|${criterion}`;
  const scored = new Map(lines.filter(({ name }) => name === '').map((line) => [at(line), line]));
  return lines.flatMap((line) => {
    const score = line.name === '' ? undefined : scored.get(at(line));
    if (!score) return [];
    const sentence = `${line.site}\u00a0: ce groupe a un score ligne ${score.line} et des espèces\u202f; gardez l’un ou les autres.`;
    return [{ code: 'score_and_species', tier: 'A' as const, place: { line: line.line }, sentence }];
  });
}
