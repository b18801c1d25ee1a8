import { licenceNamed, type NamedLicence } from '../../kernel/open-licence.ts';
import type { Version } from './read-version.ts';

/** The licence of a dataset: that of all its rows; undefined where they have several, or nobody knows yet. */
export function licenceOf(version: Version | undefined): NamedLicence | undefined {
  const [only, ...others] = version?.facts.licences ?? [];
  return only && others.length === 0 ? licenceNamed(only) : undefined;
}

/** The same in words: a dataset of several says that each row says its own. */
export function licenceWords(version: Version | undefined): string {
  const known = version?.facts.licences ?? [];
  if (known.length === 1) return known.join();
  const named = known.length > 0 ? ` : ${known.join(', ')}` : '';
  return `Chaque ligne dit sa licence, dans la colonne « licence »${named}`;
}
