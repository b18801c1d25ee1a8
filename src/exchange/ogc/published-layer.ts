import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { findLayer, type Layer, listPublishedLayers, type PublishedLayer } from '../../site/index.ts';

/** A layer of this name, whether or not something of it is published. */
export function knownLayer(name: string): Layer {
  const layer = findLayer(name);
  if (!layer) throw missing('Cette couche');
  return layer;
}

/** The published layer of this name, with its extent; one of which nothing is published is not there. */
export async function publishedLayer(db: Db, name: string): Promise<PublishedLayer> {
  const layer = (await listPublishedLayers({ db })).find((each) => each.name === name);
  if (!layer) throw missing('Cette couche');
  return layer;
}
