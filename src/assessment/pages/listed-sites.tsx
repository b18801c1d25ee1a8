import { Link, redirect } from 'react-router';
import { authorise } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { addAssessmentSites, readAssessment, removeAssessmentSite } from '../index.ts';
import type { Route } from './+types/listed-sites';
import './assessment.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { campaign, grid, sites } = await readAssessment(carried, params.id, 'sets');
    authorise(carried.actor, 'assessment.edit', campaign);
    const query = new URL(request.url).searchParams;
    return {
      ...{ campaign: { id: campaign.id, title: campaign.title, published: campaign.publishedAt !== null }, grid },
      sites: sites.map(({ id, siteId, name, total }) => ({ id, siteId, name, scored: total !== null })),
      done: countedDeeds(query, deeds),
      unknown: query.getAll('inconnu'),
    };
  });
}

const deeds = [
  ['ajoutes', 'site ajouté', 'sites ajoutés'],
  ['retires', 'site retiré', 'sites retirés'],
] as const;

const mostUnknown = 20;

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const removed = form.get('remove');
    if (typeof removed === 'string') {
      await removeAssessmentSite(carried, { assessmentId: params.id, id: removed });
      return redirect(`/evaluations/${params.id}/sites?retires=1`);
    }
    const names = String(form.get('names') ?? '');
    const { added, unknown } = await addAssessmentSites(carried, { assessmentId: params.id, names });
    const told = unknown.slice(0, mostUnknown).map((name) => ['inconnu', name]);
    return redirect(`/evaluations/${params.id}/sites?${new URLSearchParams([['ajoutes', String(added)], ...told])}`);
  });
}

/** The sites of a campaign: those its grid is made for at once, or by name. */
export default function ListedSitesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, sites, done, unknown } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`Sites de ${campaign.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link> ›{' '}
        <Link to={`/evaluations/${campaign.id}`}>{campaign.title}</Link>
      </p>
      <h1>Sites à évaluer</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}</Notice>}
      {unknown.length > 0 && (
        <Notice tone="waiting">
          <p>Aucun site du registre, ou plusieurs, ne répondent à ces noms : {unknown.join(', ')}.</p>
        </Notice>
      )}
      {!campaign.published && (
        <ProtectedForm className="stack narrow-form">
          <Field
            label="Noms ou numéros du registre"
            hint="Un par ligne. Laissez vide pour ajouter tous les sites du type que la grille évalue."
          >
            {(ids) => <textarea {...ids} name="names" rows={4} defaultValue={refused?.kept.names} />}
          </Field>
          <div>
            <button type="submit" className="main">
              Ajouter les sites
            </button>
          </div>
        </ProtectedForm>
      )}
      <h2>{printCount(sites.length, 'site')}</h2>
      {sites.length === 0 ? (
        <EmptyState title="Aucun site pour l’instant" />
      ) : (
        <ul className="plain-list listed-sites">
          {sites.map((site) => (
            <li key={site.id}>
              <Link to={`/evaluations/${campaign.id}/sites/${site.id}`}>{site.name}</Link>
              {site.siteId === null && <span className="badge tone-quiet">Hors registre</span>}
              {!campaign.published && (
                <ProtectedForm>
                  <button type="submit" name="remove" value={site.id} className="quiet">
                    Retirer<span className="visually-hidden"> {site.name}</span>
                  </button>
                </ProtectedForm>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to={`/evaluations/${campaign.id}`}>Voir la campagne</Link>
      </p>
    </div>
  );
}
