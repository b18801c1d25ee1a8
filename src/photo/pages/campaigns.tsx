import { Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { CampaignList } from '../../watch/pages/campaign-parts.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readReshootCampaigns } from '../index.ts';
import type { Route } from './+types/campaigns';
import { ViewProgress } from './campaign-parts.tsx';
import '../../watch/pages/condition.css';
import './photo.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return {
      campaigns: await readReshootCampaigns(carried),
      mayPlan: organisationsWhere(carried.actor, 'campaign.plan').length > 0,
    };
  });
}

export default function ReshootCampaignsPage({ loaderData: { campaigns, mayPlan } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Campagnes de reprises – Carreau</title>
      <p className="quiet-text">
        <Link to="/photographies">Points de vue photographiés</Link>
      </p>
      <div className="head-row">
        <h1>Campagnes de reprises</h1>
        {mayPlan && (
          <Link to="/photographies/campagnes/nouvelle" className="button main">
            Préparer une campagne
          </Link>
        )}
      </div>
      {campaigns.length === 0 ? (
        <EmptyState title="Aucune campagne">
          <p>Une campagne est une liste de vues à reprendre, avec un formulaire de téléphone qui marche sans réseau.</p>
        </EmptyState>
      ) : (
        <CampaignList
          campaigns={campaigns.map((campaign) => ({ ...campaign, closed: campaign.closedOn !== null }))}
          at="/photographies/campagnes"
          progress={({ coverage }) => <ViewProgress {...coverage} />}
        />
      )}
    </div>
  );
}
