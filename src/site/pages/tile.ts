import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { makeTile, readTile } from '../index.ts';
import { readSiteFilter, readZoneKinds } from '../register/filter-in-address.ts';
import type { Route } from './+types/tile';

/** A vector tile of what who asks may see. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const query = new URL(request.url).searchParams;
    const tile = readTile(params.zoom, params.column, params.row);
    const bytes = await makeTile(contextOf(context), tile, readSiteFilter(query), readZoneKinds(query));
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/vnd.mapbox-vector-tile', 'cache-control': 'private, max-age=30' },
    });
  });
