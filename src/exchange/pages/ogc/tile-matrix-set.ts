import { answer } from '../../ogc/answer.ts';
import { knownTileMatrixSet, tileMatrixSetDocument } from '../../ogc/tile-documents.ts';
import type { Route } from './+types/tile-matrix-set';

export const loader = ({ params }: Route.LoaderArgs) =>
  answer(async () => {
    knownTileMatrixSet(params.matrices);
    return { body: tileMatrixSetDocument() };
  });
