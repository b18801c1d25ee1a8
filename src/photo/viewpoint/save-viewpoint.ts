import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { outlineToState } from '../../site/index.ts';
import { type KeptKind, linesOf, readKept, type SavedKept, saveKept } from '../../watch/index.ts';
import { findWantedSites, listShownSites, placeViewpoint } from './viewpoint.sql.ts';
import { anyMonth, viewpointParts } from './viewpoint.ts';

const viewpointKind: KeptKind = {
  table: 'viewpoint',
  kind: 'viewpoint',
  verb: 'viewpoint.edit',
  name: 'ce point de vue',
  parts: viewpointParts,
};

/** Writes where to stand, what for and when to come back. */
export async function saveViewpoint(context: Context, values: FormValues, id?: string): Promise<SavedKept> {
  const point = values.place?.trim() ? await pointOf(context, values.place) : null;
  return saveKept(context, {
    kind: viewpointKind,
    values,
    id,
    before: async (_, { azimuth, seasonFrom, seasonTo }) => {
      if (azimuth !== null && !(Number(azimuth) >= 0 && Number(azimuth) < 360)) throw noAzimuth();
      if ((seasonFrom === anyMonth) !== (seasonTo === anyMonth)) throw halfSeason();
      return {};
    },
    also: async (tx, after) =>
      placeViewpoint(tx, after.id, point, await shownSites(tx, after.organisationId, linesOf(values.shows))),
  });
}

/** What its form shows: places by the names they bear now, by their address where another bears the same. */
export async function readViewpointToEdit(context: Context, id: string) {
  const { row, values } = await readKept(context, viewpointKind, id);
  const sites = await listShownSites(context.db, 'viewpoint', [id]);
  const shows = sites.map((site) => (site.namesake ? `/sites/${site.id}` : site.name)).join('\n');
  const shown: FormValues = { ...values, shows };
  return { row: { id, organisationId: row.organisationId, version: row.version }, values: shown };
}

async function pointOf(context: Context, text: string) {
  const { geometry } = await outlineToState(context, text);
  if (geometry.type !== 'Point') throw noPoint();
  return geometry;
}

async function shownSites(tx: Tx, organisationId: string, lines: string[]): Promise<string[]> {
  if (lines.length === 0) return [];
  const wanted = lines.map((text) => ({ text, id: /\/sites\/([0-9a-f-]{36})$/.exec(text)?.[1] ?? null }));
  const found = Map.groupBy(await findWantedSites(tx, organisationId, wanted), (site) => site.wanted);
  const ids = lines.map((name) => {
    const [first, ...others] = found.get(name) ?? [];
    if (first && others.length === 0) return first.id;
    throw unknownSite(name, others.length > 0);
  });
  return [...new Set(ids)];
}

const noAzimuth = () =>
  new DomainError(
    'invalid',
    'azimuth_out_of_circle',
    'L’azimut se compte de 0 à 360 degrés, depuis le nord vers l’est.',
  );

const halfSeason = () =>
  new DomainError(
    'invalid',
    'half_season',
    'Une saison va d’un mois à un autre\u00a0: choisissez les deux, ou « Toute l’année » deux fois.',
  );

const noPoint = () =>
  new DomainError(
    'invalid',
    'viewpoint_not_point',
    'Un point de vue est un point\u00a0: écrivez une latitude et une longitude (50,43 ; 2,78).',
  );

const unknownSite = (name: string, several: boolean) =>
  new DomainError(
    'invalid',
    'unknown_shown_site',
    `«\u00a0${name}\u00a0»\u00a0: ${several ? 'plusieurs sites portent ce nom' : 'aucun site de votre registre ne porte ce nom'}. Collez l’adresse de sa fiche, comme /sites/…`,
  );
