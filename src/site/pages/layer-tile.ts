import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { makeLayerTile, readTile } from '../index.ts';
import { readSiteFilter } from '../register/filter-in-address.ts';
import type { Route } from './+types/layer-tile';

/** A vector tile of one layer over the places, as who asks may see it. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const query = new URL(request.url).searchParams;
    const tile = readTile(params.zoom, params.column, params.row);
    const carried = contextOf(context);
    const asked = { name: params.layer, tile, filter: readSiteFilter(query), query };
    const bytes = await makeLayerTile(carried, carried.mapLayers, asked);
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/vnd.mapbox-vector-tile', 'cache-control': 'private, max-age=30' },
    });
  });
