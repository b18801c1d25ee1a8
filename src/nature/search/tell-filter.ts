import { printDate } from '../../kernel/french.ts';
import { writeDayOfYear } from './filter-in-address.ts';
import type { FilterNames } from './names.sql.ts';
import { type RecordFilter, taxonStatuses } from './record-filter.ts';

/** A criterion in words, and what is left of the filter without it. */
export interface ToldCriterion {
  words: string;
  without: RecordFilter;
}

/** What a filter asks, criterion by criterion, in words. */
export function tellFilter(
  filter: RecordFilter,
  names: FilterNames,
  labels: { validation: Record<string, string>; protocols: Record<string, string> },
): ToldCriterion[] {
  const { place, season, from, to } = filter;
  const told: [keyof RecordFilter, string | undefined][] = [
    ['taxon', filter.taxon && (names.taxon ?? `taxon ${filter.taxon}`)],
    ['group', filter.group],
    ['status', filter.status && taxonStatuses[filter.status]],
    ['place', place && tellPlace(place, names)],
    ['from', from && `à partir du ${printDate(from)}`],
    ['to', to && `jusqu’au ${printDate(to)}`],
    ['season', season && `du ${writeDayOfYear(season.from)} au ${writeDayOfYear(season.to)} de chaque année`],
    ['observerId', filter.observerId && `vu par ${names.observer || 'quelqu’un qu’on ne montre pas'}`],
    ['datasetId', filter.datasetId && (names.dataset ?? 'un jeu de données qu’on ne montre pas')],
    ['organisationId', filter.organisationId && (names.organisation ?? 'un organisme inconnu')],
    ['validation', filter.validation?.map((level) => labels.validation[String(level)] ?? level).join(' ou ')],
    ['protocol', filter.protocol && (labels.protocols[filter.protocol] ?? filter.protocol)],
    ['observed', filter.observed && (filter.observed === 'Pr' ? 'vu' : 'recherché et non vu')],
  ].map(([key, words]) => [key, words || undefined] as [keyof RecordFilter, string | undefined]);
  return told.flatMap(([key, words]) => {
    const { [key]: _, ...without } = filter;
    return words ? [{ words, without }] : [];
  });
}

function tellPlace(place: NonNullable<RecordFilter['place']>, names: FilterNames): string {
  if (place.kind === 'drawn') return 'dans le contour dessiné';
  if (place.kind === 'site') return names.site ?? 'un site qu’on ne montre pas';
  if (place.kind === 'mesh') return `maille ${place.code}`;
  const name = names.territory ?? place.code;
  return place.kind === 'departement' ? `département ${name}` : name;
}
