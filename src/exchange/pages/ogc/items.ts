import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { readItemsQuery } from '../../ogc/items-query.ts';
import { knownLayer } from '../../ogc/published-layer.ts';
import { readItems } from '../../ogc/read-items.ts';
import type { Route } from './+types/items';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    const layer = knownLayer(params.layer);
    const { pathname, searchParams, search } = new URL(request.url);
    return readItems(db, layer, readItemsQuery(searchParams, layer), new URL(pathname + search, origin));
  });
