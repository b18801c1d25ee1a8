import { Link, redirectDocument } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { keepShot, readViewpointFor } from '../index.ts';
import type { ShotInput } from '../shot/shot.ts';
import { seasonInWords } from '../viewpoint/viewpoint.ts';
import type { Route } from './+types/reshoot';
import { ShotForm } from './shot-form.tsx';
import { GeneratedPicture } from './shot-parts.tsx';
import { DueWord, placingFacts } from './viewpoint-parts.tsx';
import '../../watch/pages/condition.css';
import '../../watch/pages/watch.css';
import './photo.css';

/** The camera may be opened from this page alone; what it leads to is read anew, without that right. */
export const headers = () => ({
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)',
});

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { name } = personOf(carried);
    return {
      ...(await readViewpointFor(carried, 'shot.keep', params.id, { before: null, after: null })),
      kind: new URL(request.url).searchParams.get('genre') === 'ancienne' ? ('archive' as const) : ('shot' as const),
      person: name,
      // Made with the page: sent twice, the form is kept once.
      newId: crypto.randomUUID(),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const sent = form.get('file');
    const file =
      sent instanceof File && sent.size > 0
        ? { name: sent.name, content: new Uint8Array(await sent.arrayBuffer()) }
        : undefined;
    await keepShot(contextOf(context), {
      id: text('id'),
      viewpointId: params.id,
      kind: (text('kind') || 'shot') as ShotInput['kind'],
      day: text('day'),
      author: text('author'),
      organisation: text('organisation'),
      source: text('source'),
      conformity: (text('conformity') || 'ok') as ShotInput['conformity'],
      reason: text('reason'),
      file,
    });
    return redirectDocument(`/photographies/${params.id}`);
  });
}

export type ReshootData = Route.ComponentProps['loaderData'];

export default function ReshootPage({ loaderData, actionData }: Route.ComponentProps) {
  const { viewpoint, kind, reference, due, today, lastTry } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const heading = headingOf(kind, reference !== null);
  return (
    <div className="page reshoot-page">
      <title>{`${heading} – ${viewpoint.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/photographies">Points de vue photographiés</Link> ›{' '}
        <Link to={`/photographies/${viewpoint.id}`}>{viewpoint.title}</Link>
      </p>
      <h1>{heading}</h1>
      <p className="row">
        {reference?.generated && <GeneratedPicture />}
        {kind === 'shot' && due && <DueWord due={due} today={today} />}
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {kind === 'shot' && <Placing viewpoint={viewpoint} lastTry={lastTry} />}
      <ShotForm data={loaderData} refused={refused} />
    </div>
  );
}

function headingOf(kind: ReshootData['kind'], taken: boolean): string {
  if (kind === 'archive') return 'Ajouter une photographie ancienne';
  return taken ? 'Reprendre la vue' : 'Première prise de vue';
}

/** Where to stand: what is needed on the ground, before the photograph. */
function Placing({ viewpoint, lastTry }: Pick<ReshootData, 'viewpoint' | 'lastTry'>) {
  const { position, note, locality } = viewpoint;
  const season = seasonInWords(viewpoint);
  const facts = [
    ...(locality ? [['Lieu', locality] as const] : []),
    ...placingFacts(viewpoint),
    ...(season ? [['Saison', season] as const] : []),
  ];
  return (
    <section aria-labelledby="placer" className="placing">
      <h2 id="placer">Se placer</h2>
      <dl className="placing-facts">
        {facts.map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {said}
              {label === 'Position' && position && (
                <>
                  {' '}
                  <a className="go-there" href={`geo:${position[1]},${position[0]}`}>
                    Y aller
                  </a>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {note && <p className="kept-lines">{typeset(note)}</p>}
      {lastTry && <p className="quiet-text">{lastTry}</p>}
    </section>
  );
}
