import { type ComponentProps, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { authorise, personOf } from '../../identity/index.ts';
import { listHash, newNumber } from '../../watch/pages/field/field-answer.ts';
import { FieldList, type FieldPlace } from '../../watch/pages/field/field-list.tsx';
import { FieldStatus, Forget } from '../../watch/pages/field/field-status.tsx';
import { useKeptOffline } from '../../watch/pages/field/use-kept-offline.ts';
import { useListFirst } from '../../watch/pages/field/use-list-first.ts';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { useHydrated } from '../../web/use-hydrated.ts';
import { readReshootCampaign } from '../index.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { Route } from './+types/field';
import { cameraHere } from './camera-here.ts';
import { Placing } from './placing.tsx';
import { type ShotField, shotWords, useShots } from './shot-answer.ts';
import { ShotForm } from './shot-form.tsx';
import { pictureOf } from './shot-parts.tsx';
import { useBegun } from './use-shot-form.ts';
import '../../watch/pages/condition.css';
import '../../watch/pages/watch.css';
import '../../watch/pages/field/field.css';
import './photo.css';

export const headers = () => cameraHere;

/** A campaign as a phone carries it: its views, where to stand, and the reference of each. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { campaign, views } = await readReshootCampaign(carried, params.id);
    authorise(carried.actor, 'shot.keep', campaign);
    const { id, name } = personOf(carried);
    return {
      campaign: { id: campaign.id, title: campaign.title },
      views: views.map(({ viewpoint, reference, visit, lastTry }) => ({ viewpoint, reference, visit, lastTry })),
      person: { id, name },
    };
  });
}

type View = Route.ComponentProps['loaderData']['views'][number];

export default function ReshootFieldPage({ loaderData }: Route.ComponentProps) {
  const { campaign, views, person } = loaderData;
  const ready = useHydrated();
  const taken = new Set(views.flatMap(({ viewpoint, visit }) => (visit ? [viewpoint.id] : [])));
  const shots = useShots(campaign.id, person, (id) => taken.has(id));
  const page = `/terrain/photographies/${campaign.id}`;
  const references = useMemo(
    () => views.flatMap(({ reference }) => (reference ? [pictureOf(reference)] : [])),
    [views],
  );
  const offline = useKeptOffline(page, references);
  const hash = useListFirst();
  const view = shots.loaded ? views.find(({ viewpoint }) => `#${viewpoint.id}` === hash) : undefined;
  return (
    <div className="page field-page">
      <title>{`${campaign.title} – Terrain – Carreau`}</title>
      <h1 className={view ? 'visually-hidden' : undefined}>{campaign.title}</h1>
      <FieldStatus field={shots} offline={offline} page={page} words={shotWords} />
      {shots.lost && <Notice tone="refused">{shots.lost}</Notice>}
      {view ? (
        <FieldView key={view.viewpoint.id} view={view} shots={shots} />
      ) : (
        <>
          <FieldList places={views.map(placeOf)} answers={shots.answers} ready={ready} words={listWords} />
          <div className="row field-foot">
            <Link to={`/photographies/campagnes/${campaign.id}`}>Tableau de la campagne</Link>
            <Forget field={shots} offline={offline} />
          </div>
        </>
      )}
    </div>
  );
}

/** One view: where to stand, then its form. */
function FieldView({ view, shots }: { view: View; shots: ShotField }) {
  const { viewpoint, lastTry } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  const newId = useMemo(newNumber, []);
  const begun = useBegun(shots, viewpoint.id, newId);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <p>
        <a href={listHash}>Retour à la liste</a>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {viewpoint.title}
      </h2>
      <Placing viewpoint={viewpoint} lastTry={lastTry} />
      <ShotForm
        key={begun?.id ?? 'new'}
        view={view}
        kind="shot"
        newId={newId}
        person={shots.person.name}
        shots={shots}
        begun={begun}
        onKept={() => {
          location.hash = listHash;
        }}
      />
    </>
  );
}

const listWords: ComponentProps<typeof FieldList>['words'] = {
  search: 'Chercher une vue',
  visited: ['vue faite', 'vues faites'],
  none: 'Aucune vue de ce nom dans la liste.',
};

const placeOf = ({ viewpoint, visit }: View): FieldPlace => ({
  id: viewpoint.id,
  name: viewpoint.title,
  number: viewpoint.reference && `N°\u00a0${viewpoint.reference}`,
  group: viewpoint.observatory || viewpoint.keeper,
  said: [viewpoint.locality, visit && `faite le ${printShotDay(visit)}`].filter(Boolean).join(', '),
  visited: visit !== null,
  page: `/photographies/${viewpoint.id}/reprendre`,
});
