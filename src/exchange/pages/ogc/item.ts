import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { readSystem } from '../../ogc/items-query.ts';
import { knownLayer } from '../../ogc/published-layer.ts';
import { readItem } from '../../ogc/read-items.ts';
import { layerAddress } from '../../ogc/service-root.ts';
import type { Route } from './+types/item';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    const layer = knownLayer(params.layer);
    const system = readSystem(new URL(request.url).searchParams, 'crs');
    return readItem(db, layer, params.id, system, layerAddress(origin, layer.name));
  });
