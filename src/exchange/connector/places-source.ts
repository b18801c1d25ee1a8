import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { parseInput } from '../../kernel/input.ts';
import { acceptSites, type OfferedSite, offerSites, type SiteMapping, type SitesOffer } from '../../site/index.ts';
import { askCollection } from './ask-collection.ts';
import { askFile } from './ask-source.ts';
import type { Connector } from './connector.sql.ts';
import type { SourceKind, TakenRows } from './source-kind.ts';

/** How its columns are understood, once a person said so; whether new places are entered without being asked. */
const settings = z.object({
  mapping: z
    .custom<SiteMapping>((given) => typeof given === 'object')
    .nullable()
    .default(null),
  epsg: z.int().nullable().default(null),
  adds: z.boolean().default(false),
});
export type PlacesSettings = z.output<typeof settings>;

export const readPlacesSettings = (given: unknown): PlacesSettings => parseInput(settings, given);

const keyNeeded =
  'Dites quelle colonne porte le numéro de chaque site, et choisissez ce numéro sous « Ce qui reconnaît un site connu » : sans lui, aucun site ne serait reconnu la fois suivante.';

const places = {
  readSettings: readPlacesSettings,
  lacks: (given) => {
    const { mapping } = readPlacesSettings(given);
    if (!mapping) return 'Dites d’abord ce que contiennent ses colonnes : elle sera lue ensuite.';
    return mapping.key === null ? keyNeeded : null;
  },
  take: takePlaces,
  accept: (tx, context, connector, taken) =>
    acceptSites(
      tx,
      context,
      offerOf(connector),
      taken.map(({ offered }) => offered as OfferedSite['given']),
    ),
} satisfies Partial<SourceKind>;

/** A file of places: CSV, GeoJSON, and whatever else an import of places reads. */
export const placesFile: SourceKind = {
  ...places,
  ask: (connector, outside) => askFile(connector, outside, 'application/geo+json, text/csv, */*;q=0.5'),
};

/** A collection of OGC API Features. */
export const placeCollection: SourceKind = {
  ...places,
  ask: ({ address }, outside, mostPages) => askCollection(address, outside, mostPages),
};

/** Its words are those of a source of the register, which bears its name. */
function offerOf({ organisationId, name, address, settings: given }: Connector): Omit<SitesOffer, 'content'> {
  const { mapping, epsg, adds } = readPlacesSettings(given);
  if (!mapping) throw new Error(`The source ${name} is read before its columns are understood.`);
  const source = { title: name, url: address };
  return { organisationId, filename: name, mapping, epsg: epsg ?? undefined, adds, source, localTo: name };
}

async function takePlaces(tx: Tx, context: Context, connector: Connector, content: Uint8Array): Promise<TakenRows> {
  const { findings, differing, ...counts } = await offerSites(tx, context, { ...offerOf(connector), content });
  return {
    ...counts,
    outside: 0,
    faults: findings.map(({ sentence, place }) => `Ligne ${place.line} : ${sentence}`),
    differing: differing.map(({ key, given, ...told }) => ({ ...told, rowKey: key, offered: given })),
  };
}
