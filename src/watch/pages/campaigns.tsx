import { Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCampaigns } from '../index.ts';
import type { Route } from './+types/campaigns';
import { CampaignList, Progress } from './campaign-parts.tsx';
import './condition.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return {
      campaigns: await readCampaigns(carried),
      mayPlan: organisationsWhere(carried.actor, 'campaign.plan').length > 0,
    };
  });
}

export default function CampaignsPage({ loaderData: { campaigns, mayPlan } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Campagnes de visites – Veille – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link>
      </p>
      <div className="head-row">
        <h1>Campagnes de visites</h1>
        {mayPlan && (
          <Link to="/veille/campagnes/nouvelle" className="button main">
            Préparer une campagne
          </Link>
        )}
      </div>
      {campaigns.length === 0 ? (
        <EmptyState title="Aucune campagne">
          <p>
            Une campagne est une liste de sites à aller voir, avec un formulaire de téléphone qui marche sans réseau.
          </p>
        </EmptyState>
      ) : (
        <CampaignList
          campaigns={campaigns}
          at="/veille/campagnes"
          progress={(campaign) => <Progress {...campaign} />}
        />
      )}
    </div>
  );
}
