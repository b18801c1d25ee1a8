import { makePublishedTile, readTile } from '../../../site/index.ts';
import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { knownLayer } from '../../ogc/published-layer.ts';
import { knownTileMatrixSet, vectorTile } from '../../ogc/tile-documents.ts';
import type { Route } from './+types/tile';

export const loader = ({ params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const layer = knownLayer(params.layer);
    knownTileMatrixSet(params.matrices);
    const tile = readTile(params.matrix, params.column, params.row);
    return { body: await makePublishedTile(contextOf(context).db, layer, tile), type: vectorTile };
  });
