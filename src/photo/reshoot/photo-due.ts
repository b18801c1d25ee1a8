import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import type { Due } from '../../watch/index.ts';
import { readSeries } from '../viewpoint/read-viewpoints.ts';

/** Views to photograph again, of the organisations somebody works in. */
export async function photoDue(context: Context): Promise<Due[]> {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: organisationIds[0] ?? '' });
  const series = await readSeries(context.db, 'viewpoint', { organisationIds });
  return series.flatMap(({ viewpoint, due, lastTry }) =>
    due
      ? [
          {
            kind: 'shot' as const,
            organisationId: viewpoint.organisationId,
            on: due.on,
            label: viewpoint.reference ? `N°\u00a0${viewpoint.reference}, ${viewpoint.title}` : viewpoint.title,
            because: lastTry ? `${due.because} ${lastTry}` : due.because,
            who: viewpoint.responsible,
            // The page of the view, whose plain link opens the one with the camera anew.
            href: `/photographies/${viewpoint.id}`,
          },
        ]
      : [],
  );
}
