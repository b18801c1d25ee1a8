import type { z } from 'zod';
import { type FilterPlace, type RecordFilter, recordFilterSchema } from './record-filter.ts';

const placeWords = { commune: 'commune', departement: 'departement', epci: 'epci', maille: 'mesh' } as const;

/**
 * The filter that an address holds: the same for a search, its map and tiles, its counts and files, so that a view can be
 * shared. What cannot be read is left out, and told by its name.
 */
export function readRecordFilter(query: URLSearchParams): { filter: RecordFilter; unread: string[] } {
  const said = (name: string) => query.get(name)?.trim() || undefined;
  const number = (name: string) => (said(name) === undefined ? undefined : Number(said(name)));
  const given: [word: string, key: keyof RecordFilter, value: unknown][] = [
    ['organisation', 'organisationId', said('organisation')],
    ['taxon', 'taxon', number('taxon')],
    ['groupe', 'group', said('groupe')],
    ['statut', 'status', said('statut')],
    ['lieu', 'place', placeIn(query)],
    ['du', 'from', said('du')],
    ['au', 'to', said('au')],
    ['saison', 'season', seasonIn(said('saison-du'), said('saison-au'))],
    ['observateur', 'observerId', said('observateur')],
    ['jeu', 'datasetId', said('jeu')],
    ['validation', 'validation', query.getAll('validation').filter(Boolean).map(Number)],
    ['protocole', 'protocol', said('protocole')],
    ['vu', 'observed', said('vu')],
  ];
  const asked = given.filter(([, , value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const read = asked.map(([word, key, value]) => {
    const { success, data } = (recordFilterSchema.shape[key] as z.ZodType).safeParse(value);
    return { word, key, success, data };
  });
  const filter = Object.fromEntries(read.filter(({ success }) => success).map(({ key, data }) => [key, data]));
  return { filter: filter as RecordFilter, unread: read.filter(({ success }) => !success).map(({ word }) => word) };
}

function placeIn(query: URLSearchParams): unknown {
  const drawn = query.get('contour')?.trim();
  if (drawn) return { kind: 'drawn', corners: drawn.split(' ').map((corner) => corner.split(',').map(Number)) };
  const site = query.get('site')?.trim();
  if (site) return { kind: 'site', id: site };
  for (const [word, kind] of Object.entries(placeWords)) {
    const code = query.get(word)?.trim();
    if (code) return { kind, code };
  }
  return undefined;
}

/** "11-01" or "01/11"; one side alone goes to the end of the year, or from its beginning. */
function seasonIn(from: string | undefined, to: string | undefined): unknown {
  if (!from && !to) return undefined;
  return { from: from ? dayOfYearIn(from) : 101, to: to ? dayOfYearIn(to) : 1231 };
}

const dayOfYearIn = (text: string): number => {
  const [, first = '', mark, second = ''] = /^(\d{1,2})([-/])(\d{1,2})$/.exec(text) ?? [];
  const [month, date] = mark === '/' ? [second, first] : [first, second];
  return Number(month || Number.NaN) * 100 + Number(date);
};

export function writeRecordFilter(filter: RecordFilter): URLSearchParams {
  const { season } = filter;
  const plain: [string, unknown][] = [
    ['organisation', filter.organisationId],
    ['taxon', filter.taxon],
    ['groupe', filter.group],
    ['statut', filter.status],
    ...(filter.place ? [writePlace(filter.place)] : []),
    ['du', filter.from],
    ['au', filter.to],
    ['saison-du', season && writeDayOfYear(season.from)],
    ['saison-au', season && writeDayOfYear(season.to)],
    ['observateur', filter.observerId],
    ['jeu', filter.datasetId],
    ...(filter.validation ?? []).map((level): [string, number] => ['validation', level]),
    ['protocole', filter.protocol],
    ['vu', filter.observed],
  ];
  return new URLSearchParams(
    plain.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  );
}

function writePlace(place: FilterPlace): [string, string] {
  if (place.kind === 'site') return ['site', place.id];
  if (place.kind === 'drawn') return ['contour', place.corners.map((corner) => corner.join(',')).join(' ')];
  return [place.kind === 'mesh' ? 'maille' : place.kind, place.code];
}

/** 1101 → "01/11". */
export const writeDayOfYear = (number: number): string =>
  [number % 100, Math.floor(number / 100)].map((part) => String(part).padStart(2, '0')).join('/');
