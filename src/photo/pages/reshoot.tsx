import { redirectDocument } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { FieldStatus } from '../../watch/pages/field/field-status.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { keepShot, readViewpointFor } from '../index.ts';
import type { Route } from './+types/reshoot';
import { cameraHere } from './camera-here.ts';
import { Placing } from './placing.tsx';
import { noCampaign, shotWords, useShots } from './shot-answer.ts';
import { ShotForm } from './shot-form.tsx';
import { shotFromForm } from './shot-from-form.ts';
import { GeneratedPicture } from './shot-parts.tsx';
import { UnderViewpoint } from './under-viewpoint.tsx';
import { useBegun } from './use-shot-form.ts';
import { DueWord } from './viewpoint-parts.tsx';
import '../../watch/pages/condition.css';
import '../../watch/pages/watch.css';
import '../../watch/pages/field/field.css';
import './photo.css';

export const headers = () => cameraHere;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { id, name } = personOf(carried);
    return {
      ...(await readViewpointFor(carried, 'shot.keep', params.id, { before: null, after: null })),
      kind: new URL(request.url).searchParams.get('genre') === 'ancienne' ? ('archive' as const) : ('shot' as const),
      person: { id, name },
      // Made with the page: sent twice, the form is kept once.
      newId: crypto.randomUUID(),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await keepShot(contextOf(context), await shotFromForm(form, params.id));
    return redirectDocument(`/photographies/${params.id}`);
  });
}

export type ReshootData = Route.ComponentProps['loaderData'];

export default function ReshootPage({ loaderData, actionData }: Route.ComponentProps) {
  const { viewpoint, kind, reference, due, today, lastTry, person, newId } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const shots = useShots(noCampaign, person, () => true);
  const begun = useBegun(shots, viewpoint.id, newId);
  const at = `/photographies/${viewpoint.id}`;
  return (
    <div className="page reshoot-page">
      <UnderViewpoint viewpoint={viewpoint} heading={headingOf(kind, reference !== null)} />
      <p className="row">
        {reference?.generated && <GeneratedPicture />}
        {kind === 'shot' && due && <DueWord due={due} today={today} />}
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {kind === 'shot' && (
        <>
          <FieldStatus field={shots} words={shotWords} page={`${at}/reprendre`} />
          <Placing viewpoint={viewpoint} lastTry={lastTry} />
        </>
      )}
      <ShotForm
        key={begun?.id ?? 'new'}
        view={{ viewpoint, reference }}
        kind={kind}
        newId={newId}
        refused={refused}
        shots={kind === 'shot' ? shots : undefined}
        person={person.name}
        begun={kind === 'shot' ? begun : undefined}
        onSent={() => location.assign(at)}
      />
    </div>
  );
}

function headingOf(kind: ReshootData['kind'], taken: boolean): string {
  if (kind === 'archive') return 'Ajouter une photographie ancienne';
  return taken ? 'Reprendre la vue' : 'Première prise de vue';
}
