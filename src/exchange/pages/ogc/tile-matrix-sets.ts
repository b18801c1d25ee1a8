import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import { tileMatrixSetsDocument } from '../../ogc/tile-documents.ts';
import type { Route } from './+types/tile-matrix-sets';

export const loader = ({ context }: Route.LoaderArgs) =>
  answer(async () => ({ body: tileMatrixSetsDocument(serviceRoot(contextOf(context).origin)) }));
