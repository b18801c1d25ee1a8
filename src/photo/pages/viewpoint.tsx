import { Link, redirect } from 'react-router';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readViewpointWithPlan, withdrawShot } from '../index.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { Route } from './+types/viewpoint';
import { Changes } from './change-list.tsx';
import { Comparison } from './comparison.tsx';
import { ShotCaption, ShotPicture } from './shot-parts.tsx';
import { Shots } from './shots.tsx';
import { DueWord, ViewpointFacts } from './viewpoint-parts.tsx';
import '../../watch/pages/watch.css';
import './photo.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const asked = { before: query.get('avant'), after: query.get('apres') };
  const view = query.get('vue') === 'curseur' ? ('curseur' as const) : ('cote-a-cote' as const);
  const carried = contextOf(context);
  return reading(request, async () => {
    const read = await readViewpointWithPlan(carried, params.id, asked);
    const { audience, organisationId } = read.viewpoint;
    const receives = audience === 'everyone' && (await carried.receives(carried, 'photograph', organisationId));
    return { ...read, view, receives };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    await withdrawShot(contextOf(context), { shotId: text('shotId'), reason: text('reason') });
    return redirect(`/photographies/${params.id}#prises`);
  });
}

export type ViewpointData = Route.ComponentProps['loaderData'];

export default function ViewpointPage({ loaderData, actionData }: Route.ComponentProps) {
  const { viewpoint, pair, pictures, due, lastTry, today } = loaderData;
  const { title, reference, observatory, locality, keeper } = viewpoint;
  const [only] = pictures;
  return (
    <div className="page">
      <title>{`${title} – Photographies – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/photographies">Points de vue photographiés</Link>
        {observatory && (
          <>
            {' › '}
            <Link to={`/photographies?observatoire=${encodeURIComponent(observatory)}`}>{observatory}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <p className="lead">{[reference && `N°\u00a0${reference}`, locality, keeper].filter(Boolean).join(' · ')}</p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <p className="row">
        {viewpoint.generated && <GeneratedBadge />}
        {viewpoint.audience !== 'everyone' && <span className="badge tone-quiet">Non publié</span>}
        {due && <DueWord due={due} today={today} />}
      </p>
      {lastTry && <p className="quiet-text">{lastTry}</p>}
      <Actions data={loaderData} />
      {loaderData.receives && (
        <p>
          Vous êtes passé par là{'\u202f'}?{' '}
          <Link to={`/photographies/${viewpoint.id}/envoyer`}>Envoyer votre photographie</Link>
        </p>
      )}
      {pair && <Comparison title={title} pictures={pictures} pair={pair} view={loaderData.view} />}
      {!pair && only && (
        <figure className="only-picture" aria-label={printShotDay(only)}>
          <ShotPicture shot={only} title={title} large />
          <figcaption>
            <ShotCaption shot={only} />
          </figcaption>
        </figure>
      )}
      <div className="viewpoint-columns">
        <div>
          <Changes data={loaderData} />
          <Shots data={loaderData} />
        </div>
        <ViewpointFacts data={loaderData} />
      </div>
    </div>
  );
}

/** The page that photographs again is read anew: it alone may open the camera. */
function Actions({ data: { viewpoint, pair, mayEdit, mayKeep, mayRead } }: { data: ViewpointData }) {
  const at = `/photographies/${viewpoint.id}`;
  if (!mayKeep && !mayEdit && !mayRead) return null;
  return (
    <p className="row">
      {mayKeep && (
        <a className="button main" href={`${at}/reprendre`}>
          {pair ? 'Reprendre la vue' : 'Ajouter une prise de vue'}
        </a>
      )}
      {mayRead && pair && (
        <Link to={`${at}/changements?avant=${pair.before.id}&apres=${pair.after.id}`}>Lire les changements</Link>
      )}
      {mayKeep && <a href={`${at}/reprendre?genre=ancienne`}>Ajouter une photographie ancienne</a>}
      {mayEdit && <Link to={`${at}/modifier`}>Modifier</Link>}
    </p>
  );
}
