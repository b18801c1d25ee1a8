import type { Descriptor } from '../record/descriptor.ts';

/** A record as the automatic rules read it. */
export interface JudgedRecord {
  /** As a sentence names it. */
  taxon: string;
  /** Kingdom, phylum, class, order, family and group, as TAXREF names them. */
  groups: readonly string[];
  status: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  determinedOn: string | null;
  departement: string | null;
  mesh: string | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  countMin: number | null;
  countMax: number | null;
  descriptors: readonly Descriptor[];
}

/** Days of any year, as 1101 for the first of November; `to` may come before `from`. Stage null is any. */
export interface ExpectedSeason {
  stage: string | null;
  from: number;
  to: number;
}

/** What one source expects of a taxon; null is not said. */
export interface Profile {
  /** As a sentence names the source: a published table, or null where validated records say it. */
  source: string | null;
  recordCount: number | null;
  departements: readonly string[] | null;
  meshes: readonly string[] | null;
  seasons: readonly ExpectedSeason[] | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  countMax: number | null;
}

/** One automatic rule: what is wrong or surprising, in a sentence; null where nothing is. */
export type Judge = (record: JudgedRecord, profiles: readonly Profile[], today: string) => string | null;

/**
 * The first source that finds a record surprising, where all those that say something of the matter do: seen once by one
 * of them is enough not to be surprised.
 */
export function surprised(
  profiles: readonly Profile[],
  says: (profile: Profile) => boolean,
  expects: (profile: Profile) => boolean,
): Profile | null {
  const speaking = profiles.filter(says);
  return speaking.some(expects) ? null : (speaking[0] ?? null);
}

export const according = ({ source, recordCount }: Profile): string =>
  source === null ? `d’après ${recordCount} données validées` : `d’après «\u00a0${source}\u00a0»`;
