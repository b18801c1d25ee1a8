import { readTile } from '../../site/index.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { makeRecordTile } from '../index.ts';
import { readRecordFilter } from '../search/filter-in-address.ts';
import type { Route } from './+types/record-tile';

/** A vector tile of the records that who asks may see, kept to the filter of the address. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const { filter } = readRecordFilter(new URL(request.url).searchParams);
    const tile = readTile(params.zoom, params.column, params.row);
    const bytes = await makeRecordTile(contextOf(context), tile, filter);
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/vnd.mapbox-vector-tile', 'cache-control': 'private, max-age=30' },
    });
  });
