import { redirect } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { noteChange, readChangeChoices, readViewpoint, readViewpointFor } from '../index.ts';
import type { Route } from './+types/note-change';
import { ChangeForm } from './change-form.tsx';
import { Comparison } from './comparison.tsx';
import { UnderViewpoint } from './under-viewpoint.tsx';
import '../../watch/pages/condition.css';
import './photo.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  return reading(request, async () => {
    personOf(carried);
    const asked = { before: query.get('avant'), after: query.get('apres') };
    const first = await readViewpointFor(carried, 'landscape.note', params.id, asked);
    const replaced = first.changes.find(({ id }) => id === query.get('corriger')) ?? null;
    const compared = { before: replaced?.beforeId ?? null, after: replaced?.afterId ?? null };
    return {
      ...(replaced ? await readViewpoint(carried, params.id, compared) : first),
      replaced,
      ...(await readChangeChoices(carried, first.viewpoint.organisationId)),
      view: query.get('vue') === 'curseur' ? ('curseur' as const) : ('cote-a-cote' as const),
      // Made with the page: sent twice, the form is kept once.
      newId: crypto.randomUUID(),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    await noteChange(contextOf(context), {
      id: text('id'),
      viewpointId: params.id,
      beforeId: text('beforeId'),
      afterId: text('afterId'),
      object: text('object'),
      nature: text('nature'),
      description: text('description'),
      actors: text('actors'),
      factor: text('factor'),
      projectId: text('projectId'),
      siteId: text('siteId'),
      replacesId: text('replacesId'),
      reason: text('reason'),
    });
    return redirect(`/photographies/${params.id}#changements`);
  });
}

export type NoteChangeData = Route.ComponentProps['loaderData'];

export default function NoteChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { viewpoint, pair, pictures, replaced, view } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const heading = replaced ? 'Corriger une lecture' : 'Lire un changement';
  return (
    <div className="page">
      <UnderViewpoint viewpoint={viewpoint} heading={heading} />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {pair ? (
        <>
          <Comparison title={viewpoint.title} pictures={replaced ? [] : pictures} pair={pair} view={view} />
          <ChangeForm key={replaced?.id ?? 'new'} data={loaderData} pair={pair} refused={refused} />
        </>
      ) : (
        <EmptyState title="Il faut deux photographies">
          <p>Un changement se lit entre deux photographies du même point de vue.</p>
        </EmptyState>
      )}
    </div>
  );
}
