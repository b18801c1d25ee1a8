import type { Feature, Layer } from '../../site/index.ts';

/** Features of one layer, to be written into a file. */
export interface ExportedLayer {
  layer: Layer;
  features: Feature[];
}
