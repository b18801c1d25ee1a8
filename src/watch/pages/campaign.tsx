import { Link, redirect } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { listSiteTypes } from '../../site/index.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { addPlaces, type ReadCampaign, readCampaign, removePlace } from '../index.ts';
import type { Route } from './+types/campaign';
import { AddSitesForm } from './add-sites-form.tsx';
import { CoverageTable, Progress, when } from './campaign-parts.tsx';
import { filterIn } from './filter-in.ts';
import './condition.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { sites, ...read } = await readCampaign(contextOf(context), params.id);
    return {
      ...read,
      sites: pageOf(sites, new URL(request.url).searchParams),
      types: listSiteTypes()
        .filter(({ condition }) => condition)
        .map(({ name, plural }) => ({ name, plural })),
    };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const campaignId = params.id;
  return answering(request, form, async () => {
    const carried = contextOf(context);
    const siteId = form.get('retirer');
    if (typeof siteId === 'string') await removePlace(carried, { campaignId, siteId });
    else await addPlaces(carried, { campaignId, filter: filterIn(form) });
    return redirect(`/veille/campagnes/${campaignId}#liste`);
  });
}

export default function CampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, sites, coverage, mayPlan, mayRecord, types } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${campaign.title} – Campagnes de visites – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/campagnes">Campagnes de visites</Link>
      </p>
      <div className="head-row">
        <h1>{campaign.title}</h1>
        {mayRecord && sites.rows.length > 0 && !campaign.closed && (
          <a href={`/terrain/${campaign.id}`} className="button main">
            Ouvrir sur le terrain
          </a>
        )}
      </div>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <Facts campaign={campaign} coverage={coverage} mayPlan={mayPlan} />
      {sites.rows.length > 0 && (
        <div className="two-tables">
          <CoverageTable title="Par commune" first="Commune" rows={coverage.communes} />
          <CoverageTable title="Par type" first="Type" rows={coverage.types} />
        </div>
      )}
      {campaign.statedVisited === null && (
        <section aria-labelledby="liste">
          <h2 id="liste">Sites à visiter</h2>
          {sites.rows.length === 0 ? (
            <EmptyState title="La liste est vide">
              <p>{mayPlan ? 'Ajoutez-y des sites ci-dessous.' : 'La coordination y ajoutera des sites.'}</p>
            </EmptyState>
          ) : (
            <>
              <VisitTable sites={sites.rows} mayPlan={mayPlan} />
              <PagesHere {...sites} anchor="liste" />
            </>
          )}
          {mayPlan && <AddSitesForm types={types} kept={refused?.kept} />}
        </section>
      )}
    </div>
  );
}

function Facts({ campaign, coverage, mayPlan }: Pick<ReadCampaign, 'campaign' | 'coverage' | 'mayPlan'>) {
  const { statedVisited, statedSource, people } = campaign;
  return (
    <>
      <p className="row">
        <span className="quiet-text">
          {campaign.organisation}, {when(campaign)}
        </span>
        {campaign.closed && <span className="badge tone-quiet">Close</span>}
        {campaign.generated && <GeneratedBadge />}
      </p>
      {campaign.purpose && <p className="kept-lines">{campaign.purpose}</p>}
      {people.length > 0 && <p>Sur le terrain : {people.map(({ name }) => name).join(', ')}.</p>}
      <Progress {...coverage.all} statedVisited={statedVisited} statedSource={statedSource} />
      {mayPlan && (
        <p>
          <Link to={`/veille/campagnes/${campaign.id}/modifier`}>Modifier la campagne</Link>
        </p>
      )}
    </>
  );
}

function VisitTable({ sites, mayPlan }: Pick<ReadCampaign, 'sites' | 'mayPlan'>) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Sites à visiter</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">Commune</th>
            <th scope="col">Type</th>
            <th scope="col">Visite</th>
            {mayPlan && <th scope="col">Liste</th>}
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">
                <Link to={`/sites/${site.id}`}>{site.name}</Link>{' '}
                <span className="quiet-text">{site.identifiers.join(' · ')}</span>
              </th>
              <td data-label="Commune">{site.commune}</td>
              <td data-label="Type">{site.typeLabel}</td>
              <td data-label="Visite">
                {site.observedOn ? (
                  <>
                    {site.levelLabel}, {printDate(site.observedOn)}
                    {site.observations > 1 && ` (${site.observations} relevés)`}
                  </>
                ) : (
                  <span className="tone-amber">à visiter</span>
                )}
              </td>
              {mayPlan && (
                <td data-label={site.visited ? undefined : 'Liste'}>
                  {!site.visited && (
                    <ProtectedForm>
                      <button type="submit" name="retirer" value={site.id} className="quiet">
                        Retirer<span className="visually-hidden"> {site.name} de la liste</span>
                      </button>
                    </ProtectedForm>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
