import { listPublishedLayers } from '../../../site/index.ts';
import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { collectionsDocument } from '../../ogc/documents.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import type { Route } from './+types/collections';

export const loader = ({ context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    return { body: collectionsDocument(serviceRoot(origin), await listPublishedLayers({ db })) };
  });
