import { use, useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { authorise, personOf } from '../../../identity/index.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { readCampaign, scaleOfType } from '../../index.ts';
import type { Route } from './+types/field';
import { listHash } from './field-answer.ts';
import { FieldForm } from './field-form.tsx';
import { FieldList } from './field-list.tsx';
import { FieldStatus, Forget } from './field-status.tsx';
import { useFieldAnswers } from './use-field-answers.ts';
import { useKeptOffline } from './use-kept-offline.ts';
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
  const field = useFieldAnswers({ campaignId: campaign.id, person, csrf, sites });
  const offline = useKeptOffline(campaign.id);
  const hash = useListFirst();
  const site = ready ? sites.find(({ id }) => `#${id}` === hash) : undefined;
  const scale = site && scales[site.kind];
  return (
    <div className="page field-page">
      <title>{`${campaign.title} – Terrain – Carreau`}</title>
      <h1 className={site ? 'visually-hidden' : undefined}>{campaign.title}</h1>
      <FieldStatus field={field} offline={offline} campaignId={campaign.id} />
      {field.lost && <Notice tone="refused">{field.lost}</Notice>}
      {site && scale ? (
        <FieldForm key={site.id} site={site} scale={scale} field={field} />
      ) : (
        <FieldList campaignId={campaign.id} sites={sites} answers={field.answers} ready={ready} />
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

/**
 * Which place is open, from the address. Coming back to an address without a hash would ask the server again, which the
 * field may not reach: the list has a hash of its own from the start.
 */
function useListFirst(): string {
  const { hash } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (!hash) void navigate(listHash, { replace: true });
  }, [hash, navigate]);
  return hash;
}
