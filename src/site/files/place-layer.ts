import { DomainError } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';

/** A layer of a file that may hold several. */
export interface PlaceLayer {
  name: string;
  /** Null where the file does not say it without being read. */
  rows: number | null;
}

/** The layer named, or the only one: of several, a person says which. */
export function chooseLayer<L extends PlaceLayer>(layers: L[], wanted: string | undefined): L {
  const [only, other] = layers;
  if (!only) throw noLayer();
  const chosen = wanted ? layers.find(({ name }) => name === wanted) : only;
  if (!chosen || (!wanted && other)) throw layerNeeded(layers, wanted);
  return chosen;
}

const noLayer = () =>
  new DomainError('invalid', 'no_layer', 'Ce GeoPackage ne contient aucune couche d’objets géographiques.');

const layerNeeded = (layers: PlaceLayer[], wanted: string | undefined) =>
  new DomainError(
    'invalid',
    'layer_needed',
    `${wanted ? `Ce fichier n’a pas de couche «\u00a0${wanted}\u00a0»` : `Ce fichier contient ${printCount(layers.length, 'couche')}`}\u00a0: choisissez parmi ${layers.map(({ name }) => name).join(', ')}.`,
    { layers: layers.map(({ name, rows }) => ({ name, rows })) },
  );
