import { type SiteLevel, siteLevels } from '../site-type.ts';
import { type ZoneKind, zoneKindKeys } from '../zone-kind.ts';
import type { SiteFilter } from './list-sites.sql.ts';

const onlyWords = [
  ['unplaced', 'sans-position'],
  ['draft', 'brouillon'],
  ['contested', 'en-desaccord'],
] as const;

/** The filter that an address holds: the same for the list, the map and its tiles, so that a view can be shared. */
export function readSiteFilter(query: URLSearchParams): SiteFilter {
  return {
    text: query.get('texte')?.trim() || undefined,
    kinds: query.getAll('type').filter((kind) => /^[a-z-]+$/.test(kind)),
    levels: query.getAll('niveau').filter((level): level is SiteLevel => siteLevels.includes(level as SiteLevel)),
    territory: query.get('territoire')?.trim() || undefined,
    only: onlyWords.find(([, word]) => word === query.get('seulement'))?.[0],
  };
}

export function writeSiteFilter({ text, kinds, levels, territory, only }: SiteFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (text) query.set('texte', text);
  for (const kind of kinds ?? []) query.append('type', kind);
  for (const level of levels ?? []) query.append('niveau', level);
  if (territory) query.set('territoire', territory);
  for (const [known, word] of onlyWords) if (known === only) query.set('seulement', word);
  return query;
}

export const readZoneKinds = (query: URLSearchParams): ZoneKind[] =>
  query.getAll('zonage').filter((kind): kind is ZoneKind => zoneKindKeys.includes(kind as ZoneKind));
