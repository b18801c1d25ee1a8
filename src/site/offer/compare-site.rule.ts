import { searchForm } from '../../kernel/french.ts';
import type { StatedParty, StatedSite } from '../register/site.ts';
import { agree } from '../register/standing.rule.ts';

/** What the register says of a place. */
export interface RegisteredSite {
  id: string;
  name: string;
  attributes: Record<string, string>;
  /** Words of sources that a person set aside. */
  setAside: { field: string; value: string }[];
  identifiers: StatedSite['identifiers'];
  parties: Pick<StatedParty, 'role' | 'category' | 'name'>[];
  protections: string[];
  /** Names the outline that stands, whatever source drew it; null of a place that is not drawn. */
  outline: string | null;
  /** Metres between the outline that stands and the one offered, where they lie the farthest apart. */
  apart: number | null;
}

/** One thing that a source says of a place: a field, its outline, or what may be said several times. */
export type Aspect = `field:${string}` | `id:${string}` | 'outline' | 'parties' | 'protections';

export interface ComparedAspect {
  aspect: Aspect;
  says: 'more' | 'otherwise';
  /** What it was compared with: while that stays, so does the comparison. */
  seen: string;
}

/** Two outlines are drawn alike within that many metres. */
const slip = 1;

/**
 * What a source says of a known place that the register does not say ("more"), or says otherwise. What it says alike, or
 * what somebody set aside already, is not told.
 */
export function compareSite(said: StatedSite, known: RegisteredSite): ComparedAspect[] {
  return [...fields(said, known), ...outline(said, known), ...identifiers(said, known), ...parties(said, known)].concat(
    several(
      'protections',
      said.protections.map(({ kind }) => kind),
      known.protections,
    ),
  );
}

function fields({ values }: StatedSite, known: RegisteredSite): ComparedAspect[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const ours = known.attributes[field];
    const isSetAside = known.setAside.some((word) => word.field === field && agree(word.value, value));
    if (value.trim() === '' || isSetAside || (ours !== undefined && agree(ours, value))) return [];
    return { aspect: `field:${field}`, says: ours === undefined ? 'more' : 'otherwise', seen: ours ?? '' };
  });
}

function outline({ geometry }: StatedSite, known: RegisteredSite): ComparedAspect[] {
  if (!geometry || (known.apart !== null && known.apart <= slip)) return [];
  return [{ aspect: 'outline', says: known.outline === null ? 'more' : 'otherwise', seen: known.outline ?? '' }];
}

const identifiers = (said: StatedSite, known: RegisteredSite): ComparedAspect[] =>
  [...Map.groupBy(said.identifiers, ({ system }) => system)].flatMap(([system, all]) =>
    several(
      `id:${system}`,
      all.map(({ value }) => value),
      known.identifiers.filter((one) => one.system === system).map(({ value }) => value),
    ),
  );

const parties = (said: StatedSite, known: RegisteredSite): ComparedAspect[] =>
  several('parties', said.parties.map(partyWord), known.parties.map(partyWord));

const partyWord = ({ role, category, name }: RegisteredSite['parties'][number]) =>
  `${role} ${searchForm(category)} ${searchForm(name)}`;

/** Of what may be said several times, only a word that nobody said yet is told. */
function several(aspect: Aspect, said: string[], ours: string[]): ComparedAspect[] {
  if (said.every((word) => ours.includes(word))) return [];
  return [{ aspect, says: ours.length === 0 ? 'more' : 'otherwise', seen: [...ours].sort().join('; ') }];
}

/** A statement that says these things alone. */
export const onlyAspects = (site: StatedSite, aspects: readonly Aspect[]): StatedSite => ({
  ...site,
  name: aspects.includes('field:name') ? site.name : '',
  values: Object.fromEntries(Object.entries(site.values).filter(([field]) => aspects.includes(`field:${field}`))),
  identifiers: site.identifiers.filter(({ system }) => aspects.includes(`id:${system}`)),
  parties: aspects.includes('parties') ? site.parties : [],
  protections: aspects.includes('protections') ? site.protections : [],
  communeIds: [],
  geometry: aspects.includes('outline') ? site.geometry : null,
});
