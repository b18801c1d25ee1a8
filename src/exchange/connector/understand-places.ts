import type { Context } from '../../identity/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { missing } from '../../kernel/errors.ts';
import { searchForm } from '../../kernel/french.ts';
import type { MappingChoices } from '../../site/files/mapping-form.ts';
import { type SiteMapping, understandPlaces } from '../../site/index.ts';
import type { Outside } from './ask-source.ts';
import type { Connector } from './connector.sql.ts';
import { findKept } from './keep-connector.ts';
import { readPlacesSettings } from './places-source.ts';
import { sourceKinds } from './source-kinds.ts';

/** Titles under which sources number their places. */
const numbers = new Set(['id', 'identifiant', 'code', 'numero', 'reference', 'ref', 'gid', 'fid', 'objectid']);

/**
 * A source of places as it is now, of a collection its first page: how it is understood, and what it would bring; or why
 * it cannot be read.
 */
export async function understandSource(context: Context, id: string, choices: MappingChoices, outside: Outside) {
  const connector = await findKept(context, id);
  if (connector.kind !== 'places' && connector.kind !== 'collection') throw missing('Cette page');
  const { name, kind, settings } = connector;
  const told = { name, kind, adds: readPlacesSettings(settings).adds };
  try {
    return { ...told, refusal: null, read: await readSample(context, connector, choices, outside) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused?.kind !== 'invalid') throw error;
    return { ...told, refusal: refused.message, read: null };
  }
}

async function readSample(context: Context, connector: Connector, choices: MappingChoices, outside: Outside) {
  const { organisationId, name: filename, kind, settings } = connector;
  const { mapping, epsg } = readPlacesSettings(settings);
  const { body } = await sourceKinds[kind].ask({ ...connector, etag: null, lastModified: null }, outside, 1);
  const file = { organisationId, filename, content: body };
  if (choices.type !== undefined) return understandPlaces(context, file, choices);
  const chosen = { ...choices, epsg: epsg ?? undefined };
  if (mapping) return understandPlaces(context, file, { ...chosen, mapping });
  const read = await understandPlaces(context, file, chosen);
  const guessed = withKey(read.mapping);
  return guessed ? understandPlaces(context, file, { ...chosen, mapping: guessed }) : read;
}

/** Where no column is a number of another register, one that looks like the source's own. */
function withKey(mapping: SiteMapping): SiteMapping | undefined {
  if (mapping.key !== null) return undefined;
  const named = Object.keys(mapping.columns).find((column) => numbers.has(searchForm(column)));
  if (named === undefined) return undefined;
  return { ...mapping, key: 'local', columns: { ...mapping.columns, [named]: 'id:local' } };
}
