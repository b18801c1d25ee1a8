import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { collectionDocument } from '../../ogc/documents.ts';
import { publishedLayer } from '../../ogc/published-layer.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import type { Route } from './+types/collection';

export const loader = ({ params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    return { body: collectionDocument(serviceRoot(origin), await publishedLayer(db, params.layer)) };
  });
