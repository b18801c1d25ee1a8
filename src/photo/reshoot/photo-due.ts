import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import type { Due } from '../../watch/index.ts';
import { type ListedReshootCampaign, readReshootCampaigns } from '../campaign/read-campaigns.ts';
import { readSeries, type ViewpointSeries } from '../viewpoint/read-viewpoints.ts';

/** Views to photograph again, and campaigns to end while some of theirs remain to be taken, of the organisations somebody works in. */
export async function photoDue(context: Context): Promise<Due[]> {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: organisationIds[0] ?? '' });
  const [series, campaigns] = await Promise.all([
    readSeries(context.db, 'viewpoint', { organisationIds }),
    readReshootCampaigns(context),
  ]);
  return [...series.flatMap(viewDue), ...campaigns.flatMap(campaignDue)];
}

const viewDue = ({ viewpoint, due, lastTry }: ViewpointSeries): Due[] =>
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
    : [];

const campaignDue = ({
  id,
  organisationId,
  title,
  endsOn,
  closedOn,
  responsible,
  coverage,
}: ListedReshootCampaign): Due[] =>
  endsOn && !closedOn && coverage.visited < coverage.toVisit
    ? [
        {
          kind: 'visit',
          organisationId,
          on: endsOn,
          label: title,
          because: `${printCount(coverage.toVisit - coverage.visited, 'vue à prendre', 'vues à prendre')} avant la fin de la campagne.`,
          who: responsible,
          href: `/photographies/campagnes/${id}`,
        },
      ]
    : [];
