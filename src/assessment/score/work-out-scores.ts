import type { Db } from '../../kernel/db/index.ts';
import type { Criterion, Grid } from '../grid/grid.ts';
import { type Detail, type EffortRow, type FoundRow, gatherEffort, gatherFound, type Scope } from './gather.sql.ts';
import { findReferences, listRarityTables, listTaxonMarks, type TaxonMarks, type UsedTable } from './marks.sql.ts';
import { nothing, scoreSite } from './score-site.rule.ts';
import type { Effort, Found, Gathered, SiteScore } from './scored.ts';
import { type CarriedRow, type ListedSite, listCarried, listSites, listSurveys, type SurveyRow } from './sites.sql.ts';

/** The scores of a campaign, with what they were read in. */
export interface Scores {
  grid: Grid;
  tables: { taxref: number | null; rarity: UsedTable | null; statuses: string | null };
  /** Whether something of it was made up. */
  generated: boolean;
  sites: SiteScore[];
}

/** Scores as records, tables and surveys are now: a handful of queries, however many sites. */
export async function workOutScores(
  db: Db,
  campaign: Scope & { rarityTableId: string | null; generated: boolean },
  grid: Grid,
  detail: Detail,
): Promise<Scores> {
  const [sites, surveys, carried, found, effort, tables, references] = await Promise.all([
    listSites(db, campaign.id),
    listSurveys(db, campaign.id),
    listCarried(db, campaign.id),
    gatherFound(db, campaign, grid, detail),
    gatherEffort(db, campaign, grid),
    listRarityTables(db),
    findReferences(db),
  ]);
  const rarity = tableOf(tables, grid, campaign.rarityTableId);
  const cdRefs = [...found.map(({ key }) => Number(key)), ...carried.flatMap(({ cdRef }) => cdRef ?? [])];
  const marks = await listTaxonMarks(db, [...new Set(cdRefs.filter(Number.isInteger))], rarity?.id ?? null);
  const gather = gathering({ grid, sites, surveys, carried, found, effort, marks });
  return {
    grid,
    tables: { ...references, rarity },
    generated: campaign.generated || [...found, ...effort].some((row) => row.generated),
    sites: sites
      .map((site) => scoreSite(grid, { ...site, gathered: gather(site), carriedTotal: totalCarried(carried, site.id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true })),
  };
}

/** The version that the campaign names, else the one in use of the table that its grid names. */
function tableOf(
  tables: (UsedTable & { inUse: boolean })[],
  { rarityTable }: Grid,
  chosen: string | null,
): UsedTable | null {
  const table = tables.find(({ id, name, inUse }) => (chosen ? id === chosen : inUse && name === rarityTable));
  if (!table) return null;
  const { inUse: _, ...used } = table;
  return used;
}

interface Known {
  grid: Grid;
  sites: ListedSite[];
  surveys: SurveyRow[];
  carried: CarriedRow[];
  found: FoundRow[];
  effort: EffortRow[];
  marks: TaxonMarks[];
}

/** Puts together what is known of a site, by criterion; each list is gone through once. */
function gathering({ grid, surveys, carried, found, effort, marks }: Known) {
  const at = ({ id, criterion }: { id: string; criterion: string }) => `${id} ${criterion}`;
  const [foundAt, carriedAt] = [groupBy(found, at), groupBy(carried, at)];
  const [surveyAt, effortAt] = [
    new Map(surveys.map((row) => [at(row), row])),
    new Map(effort.map((row) => [at(row), row])),
  ];
  const marksOf = new Map(marks.map((mark) => [String(mark.cdRef), mark]));
  return (site: ListedSite): Map<string, Gathered> =>
    new Map(
      grid.criteria.map((criterion) => {
        const key = at({ id: site.id, criterion: criterion.name });
        const survey = surveyAt.get(key);
        const older = (carriedAt.get(key) ?? []).filter(({ name }) => name !== '');
        const records = (foundAt.get(key) ?? []).filter(({ key: species }) => species !== null);
        const aside = (foundAt.get(key) ?? []).filter(({ key: species }) => species === null);
        const fromTable = records.length === 0 && older.length > 0;
        return [
          criterion.name,
          {
            found: fromTable
              ? older.map((row) => olderSpecies(row, marksOf))
              : records.map((row) => species(row, marksOf)),
            aside: aside.reduce((sum, row) => sum + row.count, 0),
            effort: effortOf(survey, effortAt.get(key)),
            survey: { state: survey?.state ?? null, reason: survey?.reason ?? '' },
            value: valueHere(criterion, site, survey),
            protections: criterion.source.kind === 'protections' ? site.protections : [],
            carriedScore: (carriedAt.get(key) ?? []).find(({ name }) => name === '')?.score ?? null,
            carried: fromTable,
          },
        ];
      }),
    );
}

const species = (row: FoundRow, marks: Map<string, TaxonMarks>): Found => ({
  ...{ key: row.key ?? '', name: row.name ?? '', vernacular: row.vernacular ?? '' },
  ...{ rarity: marks.get(row.key ?? '')?.rarity ?? null, statuses: marks.get(row.key ?? '')?.statuses ?? [] },
  ...{ firstVisit: row.firstVisit, records: row.records, level: row.level },
});

/** Of a name that TAXREF was not found to have, nobody can say that it is not sensitive. */
const unknownLevel = 4;

function olderSpecies({ name, cdRef }: CarriedRow, marks: Map<string, TaxonMarks>): Found {
  const known = cdRef === null ? undefined : marks.get(String(cdRef));
  return {
    ...{ key: cdRef === null ? name : String(cdRef), name, vernacular: '', firstVisit: null, records: [] },
    ...{ rarity: known?.rarity ?? null, statuses: known?.statuses ?? [], level: known?.level ?? unknownLevel },
  };
}

function effortOf(survey: SurveyRow | undefined, made: EffortRow | undefined): Effort {
  if (survey && (survey.visits !== null || survey.hours !== null || survey.observers !== null))
    return { visits: survey.visits ?? 0, hours: survey.hours, observers: survey.observers ?? 0, typed: true };
  return made ? { visits: made.visits, hours: made.hours, observers: made.observers, typed: false } : nothing.effort;
}

function valueHere({ source }: Criterion, { attributes }: ListedSite, survey: SurveyRow | undefined): string | null {
  if (survey?.value) return survey.value;
  const said = source.kind === 'attribute' ? attributes[source.field] : undefined;
  return said === undefined || said === null || said === '' ? null : String(said);
}

const totalCarried = (carried: CarriedRow[], id: string): string | null =>
  carried.find((row) => row.id === id && row.criterion === '')?.score ?? null;

function groupBy<Row>(rows: readonly Row[], by: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group) group.push(row);
    else groups.set(by(row), [row]);
  }
  return groups;
}
