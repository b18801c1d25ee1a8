import { type ComponentProps, use } from 'react';
import { Link } from 'react-router';
import { authorise, personOf } from '../../../identity/index.ts';
import { printDate } from '../../../kernel/french.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { readCampaign, scaleOfType } from '../../index.ts';
import type { Route } from './+types/field';
import { FieldForm } from './field-form.tsx';
import { FieldList, type FieldPlace } from './field-list.tsx';
import { FieldStatus, Forget } from './field-status.tsx';
import { observationStore, sendObservation } from './observation-answer.ts';
import { useFieldAnswers } from './use-field-answers.ts';
import { useKeptOffline } from './use-kept-offline.ts';
import { useListFirst } from './use-list-first.ts';
import '../condition.css';
import './field.css';

/** A tour as a phone carries it: its list and the scales of its forms. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { campaign, sites } = await readCampaign(carried, params.id);
    authorise(carried.actor, 'condition.record', campaign);
    const { id, name } = personOf(carried);
    const scales = [...new Set(sites.map(({ kind }) => kind))].map((kind) => [kind, scaleOfType(kind)] as const);
    return {
      campaign: { id: campaign.id, title: campaign.title, generated: campaign.generated },
      sites,
      scales: Object.fromEntries(scales),
      person: { id, name },
    };
  });
}

export default function FieldPage({ loaderData }: Route.ComponentProps) {
  const { campaign, sites, scales, person } = loaderData;
  const ready = useHydrated();
  const csrf = use(CsrfContext);
  const field = useFieldAnswers({
    campaignId: campaign.id,
    person,
    csrf,
    store: observationStore,
    sendAnswer: sendObservation,
    isKnown: (placeId) => sites.some(({ id, visited }) => id === placeId && visited),
  });
  const page = `/terrain/${campaign.id}`;
  const offline = useKeptOffline(page);
  const hash = useListFirst();
  const site = field.loaded ? sites.find(({ id }) => `#${id}` === hash) : undefined;
  const scale = site && scales[site.kind];
  return (
    <div className="page field-page">
      <title>{`${campaign.title} – Terrain – Carreau`}</title>
      <h1 className={site ? 'visually-hidden' : undefined}>{campaign.title}</h1>
      <FieldStatus field={field} offline={offline} page={page} words={{ one: 'observation', many: 'observations' }} />
      {field.lost && <Notice tone="refused">{field.lost}</Notice>}
      {site && scale ? (
        <FieldForm key={site.id} site={site} scale={scale} field={field} />
      ) : (
        <FieldList
          places={sites.map((each) => placeOf(each, campaign.id))}
          answers={field.answers}
          ready={ready}
          words={listWords}
        />
      )}
      {!site && (
        <div className="row field-foot">
          <Link to={`/veille/campagnes/${campaign.id}`}>Tableau de la campagne</Link>
          <Forget field={field} offline={offline} />
        </div>
      )}
    </div>
  );
}

const listWords: ComponentProps<typeof FieldList>['words'] = {
  search: 'Chercher un site ou une commune',
  visited: ['site visité', 'sites visités'],
  none: 'Aucun site de ce nom dans la liste.',
};

const placeOf = (site: Route.ComponentProps['loaderData']['sites'][number], campaignId: string): FieldPlace => ({
  id: site.id,
  name: site.name,
  number: site.identifiers.join(' · '),
  group: site.commune,
  said: `${site.typeLabel}${site.observedOn ? `, vu le ${printDate(site.observedOn)}` : ''}`,
  visited: site.visited,
  page: `/sites/${site.id}/etat?campagne=${campaignId}#releve`,
});
