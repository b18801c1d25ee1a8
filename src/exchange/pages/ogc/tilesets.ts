import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { publishedLayer } from '../../ogc/published-layer.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import { tilesetsDocument } from '../../ogc/tile-documents.ts';
import type { Route } from './+types/tilesets';

export const loader = ({ params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    return { body: tilesetsDocument(serviceRoot(origin), await publishedLayer(db, params.layer)) };
  });
