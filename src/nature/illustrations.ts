import { visitor } from '../identity/index.ts';
import type { Db } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import { alternativeOf, countCell, type Illustration, type IllustrationSource } from '../kernel/illustration.ts';
import { depths, drawOnGround } from '../site/index.ts';
import type { PlanShape } from '../site/plan/plan.sql.ts';
import { decadeName, everyDecade, everyYear, phenologyChart, yearsChart } from './chart/taxon-charts.ts';
import { cellClasses, cellClassOf, mostInCell } from './map/cell-classes.ts';
import type { CountedCell } from './map/cells.sql.ts';
import { countMeshes } from './map/make-record-tile.ts';
import { listProtocols } from './protocol/read-protocols.ts';
import { readRecordFilter, writeRecordFilter } from './search/filter-in-address.ts';
import { nameFiltered } from './search/names.sql.ts';
import { askRecords } from './search/resolve-filter.sql.ts';
import { tellFilter } from './search/tell-filter.ts';
import { readTaxon } from './taxon/read-taxon.ts';
import { readVocabulary } from './vocabulary/read-vocabularies.ts';

const nothingPublished = () =>
  new DomainError(
    'missing',
    'nothing_published',
    'Aucune de ces données n’est publiée\u00a0: ailleurs, ce dessin ne montre que ce que tout le monde peut lire. Il paraîtra à cette adresse avec les premières.',
  );

type World = Parameters<IllustrationSource['read']>[0];

const source = 'Source : les observateurs et les jeux de données publiés, nommés dans Carreau.';
const licence = 'Chaque jeu de données a sa licence';

/** The square of a mesh of 10 km, named by its south-west corner: "10kmL93E066N704". */
function squareOf(code: string): [west: number, south: number] | undefined {
  const [, east, north] = /^10kmL93E(\d{3})N(\d{3})$/.exec(code) ?? [];
  return east && north ? [Number(east) * side, Number(north) * side] : undefined;
}
const side = 10_000;

/** Records counted by mesh, as the map colours them from afar. */
async function drawMeshes(db: Db, meshes: CountedCell[]): Promise<string> {
  const cells = meshes.flatMap(({ code, count }) => {
    const square = squareOf(code);
    return square ? [{ square, depth: cellClassOf(count) }] : [];
  });
  if (cells.length === 0) throw nothingPublished();
  const [xs, ys] = [cells.map(({ square }) => square[0]), cells.map(({ square }) => square[1])];
  const over = cells.map(({ square: [west, south], depth }): PlanShape => {
    const [east, north] = [west + side, south + side];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const shape = { type: 'Polygon', coordinates: [ring] };
    return { role: 'cell', name: '', kind: '', shape, label: null, depth };
  });
  return drawOnGround(db, [Math.min(...xs), Math.min(...ys), Math.max(...xs) + side, Math.max(...ys) + side], over);
}

/** How many records a mesh holds is told no more than its colour tells. */
const meshTable = (meshes: CountedCell[]): Illustration['table'] => ({
  columns: ['Maille de 10 km', 'Données'],
  rows: meshes.map(({ code, count }) => [
    code,
    count >= mostInCell ? (cellClasses.at(-1)?.label ?? '') : countCell(count),
  ]),
});

const meshLegend = cellClasses.map(({ label }, at) => ({
  mark: `<rect x="-8" y="-8" width="16" height="16" fill="#1f6b4a" fill-opacity="${depths[at]}" stroke="#1f6b4a" stroke-opacity="0.5"/>`,
  label,
}));

async function readSeen(world: World, cdRef: string | undefined) {
  const { taxon, figures } = await readTaxon({ ...world, actor: visitor }, Number(cdRef));
  const [french = ''] = taxon.vernacular.split(',');
  return { figures, name: french ? `${french} (${taxon.name})` : taxon.name, page: `/nature/taxons/${taxon.cdRef}` };
}

function chart(svg: string, more: Pick<Illustration, 'title' | 'about' | 'page' | 'table'>): Illustration {
  return { kind: 'chart', svg, alternative: alternativeOf(svg), source, licence, ...more };
}

const seenIn = ({ first, last }: { first: string | null; last: string | null }): string =>
  first && last ? `${first.slice(0, 4)} à ${last.slice(0, 4)}` : '';

/** Where and when taxa were seen, and the map of a search. */
export const natureIllustrations: IllustrationSource[] = [
  {
    path: 'nature/taxons/:cdRef/repartition',
    async read(world, { params }) {
      const { figures, name, page } = await readSeen(world, params.cdRef);
      return {
        ...{ kind: 'map', title: `Répartition, ${name}`, svg: await drawMeshes(world.db, figures.meshes) },
        about: [printCount(figures.meshes.length, 'maille'), seenIn(figures.occurrence)].filter(Boolean).join(', '),
        alternative: 'Mailles de 10 km où le taxon est connu, plus foncées où il y a plus de données.',
        ...{ legend: meshLegend, source, licence, page, table: meshTable(figures.meshes) },
      };
    },
  },
  {
    path: 'nature/taxons/:cdRef/phenologie',
    async read(world, { params }) {
      const { figures, name, page } = await readSeen(world, params.cdRef);
      const { seen, decades } = figures.occurrence;
      if (seen === 0) throw nothingPublished();
      return chart(phenologyChart(decades), {
        ...{ title: `Phénologie, ${name}`, about: `Données par décade, ${seenIn(figures.occurrence)}`, page },
        table: {
          columns: ['Décade', 'Données'],
          rows: everyDecade(decades).map((each) => [decadeName(each.decade), countCell(each.seen)]),
        },
      });
    },
  },
  {
    path: 'nature/taxons/:cdRef/annees',
    async read(world, { params }) {
      const { figures, name, page } = await readSeen(world, params.cdRef);
      const { seen, years } = figures.occurrence;
      if (seen === 0) throw nothingPublished();
      const visits = new Map(figures.effort.map(({ year, visits: count }) => [year, count]));
      return chart(yearsChart(years), {
        ...{ title: `D’année en année, ${name}`, about: `Données par année, ${seenIn(figures.occurrence)}`, page },
        table: {
          columns: ['Année', 'Données', 'Jours où il a été vu', 'Recherches vaines', 'Visites, toutes espèces'],
          rows: everyYear(years).map(({ year, found }) => [
            String(year),
            ...[found?.seen, found?.days, found?.absent, visits.get(year)].map((count) => countCell(count ?? 0)),
          ]),
        },
      });
    },
  },
  {
    path: 'nature/donnees',
    async read({ db }, { query }) {
      const { filter } = readRecordFilter(query);
      const asked = await askRecords(db, visitor, filter);
      const [meshes, names] = await Promise.all([
        countMeshes({ db, asked, filter }),
        nameFiltered(db, visitor, filter),
      ]);
      const kept = tellFilter(filter, names, {
        validation: readVocabulary('validation').values,
        protocols: Object.fromEntries(listProtocols().map(({ name, label }) => [name, label])),
      }).map(({ words }) => words);
      return {
        ...{ kind: 'map', title: 'Données par maille de 10 km', svg: await drawMeshes(db, meshes) },
        about: [...kept, printCount(meshes.length, 'maille')].join(', '),
        alternative: 'Mailles de 10 km où il y a des données, plus foncées où il y en a plus.',
        ...{ legend: meshLegend, source, licence, table: meshTable(meshes) },
        page: `/nature/donnees?${new URLSearchParams([...writeRecordFilter(filter), ['par', 'carte']])}`,
      };
    },
  },
];
