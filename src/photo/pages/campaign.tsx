import { Link, redirect } from 'react-router';
import { CoverageTable, when } from '../../watch/pages/campaign-parts.tsx';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { addViews, readReshootCampaign, removeView } from '../index.ts';
import { conformities } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { Route } from './+types/campaign';
import { ViewProgress } from './campaign-parts.tsx';
import { ShotPicture } from './shot-parts.tsx';
import { DueWord } from './viewpoint-parts.tsx';
import '../../watch/pages/condition.css';
import '../../watch/pages/watch.css';
import './photo.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { views, ...read } = await readReshootCampaign(contextOf(context), params.id);
    return { ...read, ...pageOf(views, new URL(request.url).searchParams) };
  });

type Loaded = Route.ComponentProps['loaderData'];

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const campaignId = params.id;
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const carried = contextOf(context);
    if (form.has('retirer')) await removeView(carried, { campaignId, viewpointId: text('retirer') });
    else {
      const filter = { observatory: text('observatoire'), theme: text('theme'), dueBy: text('avant') };
      await addViews(carried, { campaignId, filter });
    }
    return redirect(`/photographies/campagnes/${campaignId}#liste`);
  });
}

export default function ReshootCampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, rows: views, page, last, coverage, mayPlan, mayKeep } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${campaign.title} – Campagnes de reprises – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/photographies">Points de vue photographiés</Link> ›{' '}
        <Link to="/photographies/campagnes">Campagnes de reprises</Link>
      </p>
      <div className="head-row">
        <h1>{campaign.title}</h1>
        {mayKeep && views.length > 0 && !campaign.closedOn && (
          <a href={`/terrain/photographies/${campaign.id}`} className="button main">
            Ouvrir sur le terrain
          </a>
        )}
      </div>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <Facts {...loaderData} />
      {coverage.types.length > 1 && (
        <CoverageTable title="Par observatoire" first="Observatoire" seenLabel="dont prises" rows={coverage.types} />
      )}
      <section aria-labelledby="liste">
        <h2 id="liste">Vues à reprendre</h2>
        {views.length === 0 ? (
          <EmptyState title="La liste est vide">
            <p>{mayPlan ? 'Ajoutez-y des vues ci-dessous.' : 'La coordination y ajoutera des vues.'}</p>
          </EmptyState>
        ) : (
          <>
            <ViewTable {...loaderData} />
            <PagesHere page={page} last={last} anchor="liste" />
          </>
        )}
        {mayPlan && <AddForm {...loaderData} kept={refused?.kept} />}
      </section>
    </div>
  );
}

const Facts = ({ campaign, coverage, mayPlan }: Loaded) => (
  <>
    <p className="row">
      <span className="quiet-text">
        {campaign.organisation}, {when(campaign)}
      </span>
      {campaign.closedOn && <span className="badge tone-quiet">Close</span>}
      {campaign.generated && <GeneratedBadge />}
    </p>
    {campaign.purpose && <p className="kept-lines">{campaign.purpose}</p>}
    {campaign.responsible && <p>Par {campaign.responsible}.</p>}
    <ViewProgress {...coverage.all} />
    {mayPlan && (
      <p>
        <Link to={`/photographies/campagnes/${campaign.id}/modifier`}>Modifier la campagne</Link>
      </p>
    )}
  </>
);

const ViewTable = ({ rows: views, mayPlan, today }: Loaded) => (
  <table className="table-rows view-table">
    <caption className="visually-hidden">Vues à reprendre</caption>
    <thead>
      <tr>
        <th scope="col">Vue</th>
        <th scope="col">Reprise</th>
        {mayPlan && <th scope="col">Liste</th>}
      </tr>
    </thead>
    <tbody>
      {views.map(({ viewpoint, reference, visit, due }) => (
        <tr key={viewpoint.id}>
          <th scope="row">
            <div className="view-line">
              {reference ? (
                <ShotPicture shot={reference} title={viewpoint.title} />
              ) : (
                <span className="no-picture">Aucune image</span>
              )}
              <span>
                <Link to={`/photographies/${viewpoint.id}`}>{viewpoint.title}</Link>
                <span className="quiet-text view-said">
                  {[viewpoint.reference && `N°\u00a0${viewpoint.reference}`, viewpoint.locality]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </div>
          </th>
          <td data-label="Reprise">
            {visit ? (
              <span>
                {printShotDay(visit)}, {conformities[visit.conformity].toLowerCase()}
                {visit.reason && <span className="watch-note">{visit.reason}</span>}
              </span>
            ) : (
              <span>{due ? <DueWord due={due} today={today} /> : <span className="tone-amber">à prendre</span>}</span>
            )}
          </td>
          {mayPlan && (
            <td>
              <ProtectedForm>
                <button type="submit" name="retirer" value={viewpoint.id} className="quiet">
                  Retirer<span className="visually-hidden"> {viewpoint.title} de la liste</span>
                </button>
              </ProtectedForm>
            </td>
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

function AddForm(props: Loaded & { kept: Record<string, string> | undefined }) {
  const { observatories, themes, campaign, rows: views, kept } = props;
  const all = { id: '', name: 'Tous' };
  const choices = (words: string[]) => [all, ...words.map((word) => ({ id: word, name: word }))];
  return (
    <details className="add-places" open={kept !== undefined || views.length === 0}>
      <summary>Ajouter des vues</summary>
      <ProtectedForm className="side-fields">
        <ChoiceField
          label="Observatoire"
          name="observatoire"
          choices={choices(observatories)}
          chosen={kept?.observatoire}
        />
        <ChoiceField label="Thème" name="theme" choices={choices(themes)} chosen={kept?.theme} />
        <Field label="À reprendre avant le" hint="Vide : toutes celles dont la série est ouverte.">
          {(ids) => <input {...ids} type="date" name="avant" defaultValue={kept?.avant ?? campaign.endsOn ?? ''} />}
        </Field>
        <div>
          <button type="submit">Ajouter les vues trouvées</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
