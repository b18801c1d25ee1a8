import { listPublishedLayers } from '../../../site/index.ts';
import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { apiDocument } from '../../ogc/api-document.ts';
import { openApi } from '../../ogc/documents.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import type { Route } from './+types/api';

export const loader = ({ context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    return { body: apiDocument(serviceRoot(origin), await listPublishedLayers({ db })), type: openApi };
  });
