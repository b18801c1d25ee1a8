import { type Context, visitor } from '../../identity/index.ts';
import { readFiguresAt } from '../../indicator/index.ts';
import { missing } from '../../kernel/errors.ts';
import { searchRecords } from '../../nature/index.ts';
import { listActionsAt } from '../../programme/index.ts';
import { listPublishedEditions } from '../../report/index.ts';
import { listSiteTypes, readSites } from '../../site/index.ts';
import { findTerritory, listContainers, listMembers, type Territory } from '../../territory/index.ts';
import { readLatestObservations } from '../../watch/index.ts';
import { readPlaceMap } from './read-place-map.ts';

export type PlaceKind = 'commune' | 'epci';

const mostSites = 12;
const mostSpecies = 10;
const mostStates = 5;

/** All that is public about a commune or an EPCI: the same for everybody, whoever asks. */
export async function readPlace({ db, effects }: Context, kind: PlaceKind, code: string, year: number | null) {
  const territory = await findTerritory(db, kind, code);
  if (!territory) throw missing(kind === 'commune' ? 'Cette commune' : 'Cet EPCI');
  const everybody = { db, effects, actor: visitor };
  const containers = await listContainers(db, territory.id);
  const compared = await comparedWith(everybody, territory, containers);
  const [figures, sites, species, actions, states, reports, members] = await Promise.all([
    readFiguresAt(db, territory, compared, year),
    readSites(everybody, { territory: code }),
    searchRecords(everybody, { filter: { place: { kind, code } }, view: 'especes' }),
    listActionsAt(db, territory),
    readLatestObservations(db, mostStates, territory),
    listPublishedEditions(
      db,
      [territory, ...containers].map(({ id }) => id),
    ),
    kind === 'epci' ? listMembers(db, territory.id) : [],
  ]);
  const types = new Map(listSiteTypes().map(({ name, label }) => [name, label]));
  return {
    ...{ territory, containers, members, compared, figures, states, actions },
    map: await readPlaceMap(everybody, code, actions.length > 0),
    reports: reports.map(({ publisherSlug, publisherName, reportType, year, title }) => {
      return { publisher: publisherSlug, publisherName, type: reportType, year, title };
    }),
    sites: {
      total: sites.total,
      rows: sites.sites
        .slice(0, mostSites)
        .map(({ id, name, kind: type }) => ({ id, name, type: types.get(type) ?? type })),
    },
    species: {
      count: species.lines.length,
      /** There are more than are counted. */
      more: species.cut || species.partial,
      last:
        species.lines
          .map(({ last }) => last)
          .toSorted()
          .at(-1) ?? '',
      rows: species.lines.slice(0, mostSpecies),
    },
  };
}

/** Its EPCI and its département, for a commune; its département, where one holds it whole, for an EPCI. */
async function comparedWith({ db }: Context, territory: Territory, containers: Territory[]): Promise<Territory[]> {
  const larger = containers.filter(({ kind }) => kind === 'epci' || kind === 'departement');
  if (larger.some(({ kind }) => kind === 'departement') || !territory.departementCode) return larger;
  const departement = await findTerritory(db, 'departement', territory.departementCode);
  return departement ? [...larger, departement] : larger;
}

export type Place = Awaited<ReturnType<typeof readPlace>>;
