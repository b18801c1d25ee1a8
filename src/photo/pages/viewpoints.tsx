import { Form, Link } from 'react-router';
import { capitalised, printCount } from '../../kernel/french.ts';
import { PlanDrawing } from '../../web/components/drawing.tsx';
import { Field } from '../../web/components/form.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { readViewpoints, readViewpointsPlan } from '../index.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import { askedViewpoints, numberViewpoints } from '../viewpoint/asked-viewpoints.ts';
import { themesOf } from '../viewpoint/viewpoint.ts';
import type { Route } from './+types/viewpoints';
import { GeneratedPicture, ShotPicture } from './shot-parts.tsx';
import { DueWord } from './viewpoint-parts.tsx';
import { WaitingShots } from './waiting-shots.tsx';
import '../../watch/pages/watch.css';
import './photo.css';

/** Each has its picture. */
const shownAtOnce = 48;

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  const asked = askedViewpoints(query);
  return reading(request, async () => {
    const { series, mayAdd, works, today } = await readViewpoints(carried);
    const wanted = numberViewpoints(series, asked);
    const { rows: numbered, page, last } = pageOf(wanted, query, shownAtOnce);
    const published = numbered.some(({ viewpoint }) => viewpoint.audience === 'everyone' && viewpoint.metres);
    return {
      ...asked,
      shared: published ? { at: planAt(asked), title: 'Où sont les points de vue photographiés' } : null,
      mayAdd,
      works,
      person: carried.actor.person && { id: carried.actor.person.id, name: carried.actor.person.name },
      today,
      total: series.length,
      found: wanted.length,
      page,
      last,
      numbered,
      plan: await readViewpointsPlan(carried, numbered),
      observatories: distinct(series.map(({ viewpoint }) => viewpoint.observatory)),
      themes: distinct(series.flatMap(({ viewpoint }) => themesOf(viewpoint))),
    };
  });
}

const planAt = ({ observatory, theme }: ReturnType<typeof askedViewpoints>): string => {
  const query = new URLSearchParams([
    ...(observatory ? [['observatoire', observatory]] : []),
    ...(theme ? [['theme', theme]] : []),
  ]);
  return `/photographies/plan${query.size > 0 ? `?${query}` : ''}`;
};

const distinct = (words: string[]): string[] =>
  [...new Set(words)].filter(Boolean).sort((a, b) => a.localeCompare(b, 'fr'));

type Loaded = Route.ComponentProps['loaderData'];

export default function ViewpointsPage({ loaderData }: Route.ComponentProps) {
  const { numbered, found, total, plan, mayAdd, page, last } = loaderData;
  return (
    <div className="page">
      <title>Points de vue photographiés – Carreau</title>
      <h1>Points de vue photographiés</h1>
      <p className="lead">Les mêmes vues, reprises d’année en année, pour lire ce qui change.</p>
      {loaderData.works && (
        <p className="row">
          {mayAdd && (
            <Link to="/photographies/nouveau" className="button main">
              Ajouter un point de vue
            </Link>
          )}
          <Link to="/photographies/campagnes">Campagnes de reprises</Link>
        </p>
      )}
      {mayAdd && loaderData.person && <WaitingShots person={loaderData.person} />}
      {total === 0 ? (
        <EmptyState title="Aucun point de vue">
          <p>Ici seront les vues que quelqu’un photographie régulièrement du même endroit.</p>
        </EmptyState>
      ) : (
        <>
          <Filters {...loaderData} />
          <p role="status">
            {printCount(found, 'point de vue', 'points de vue')}
            {found < total && ` sur ${total}`}.
          </p>
          {plan && (
            <PlanDrawing
              className="viewpoints-plan"
              svg={plan}
              share={loaderData.shared}
              alternative="Plan des points de vue, numérotés comme dans la liste qui suit"
            />
          )}
          <ol className="viewpoints">
            {numbered.map((each) => (
              <li key={each.viewpoint.id}>
                <ViewpointItem {...each} today={loaderData.today} placed={plan !== null} />
              </li>
            ))}
          </ol>
          <PagesHere page={page} last={last} />
          <p className="viewpoints-foot">
            <a href="/photographies/dynamiques.csv" download>
              Les changements lus, en CSV
            </a>{' '}
            <span className="quiet-text">Attributs de la classe Dynamique du CNIG, schéma Paysages 1.0.0.</span>
          </p>
        </>
      )}
    </div>
  );
}

function ViewpointItem(props: Loaded['numbered'][number] & { today: string; placed: boolean }) {
  const { viewpoint, number, pictures, latest, due, today, placed } = props;
  const shown = latest ?? pictures.at(-1);
  const [first, last] = [pictures[0], pictures.at(-1)];
  const days = first && last && first !== last ? `${printShotDay(first)} à ${printShotDay(last)}` : '';
  return (
    <article className="viewpoint">
      {shown ? <ShotPicture shot={shown} title={viewpoint.title} /> : <p className="no-picture">Aucune image</p>}
      <div>
        <h2>
          {placed && viewpoint.position && <span className="viewpoint-number">{number}</span>}
          <Link to={`/photographies/${viewpoint.id}`}>{viewpoint.title}</Link>
        </h2>
        <p className="quiet-text">
          {[viewpoint.reference && `N°\u00a0${viewpoint.reference}`, viewpoint.locality, viewpoint.keeper]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          {printCount(pictures.length, 'photographie')}
          {days && `, ${days}`}
        </p>
        <p className="row">
          {shown?.generated && <GeneratedPicture />}
          {viewpoint.audience !== 'everyone' && <span className="badge tone-quiet">Non publié</span>}
          {due && <DueWord due={due} today={today} />}
        </p>
      </div>
    </article>
  );
}

const Filters = ({ observatory, theme, observatories, themes }: Loaded) => (
  <Form method="get" className="watch-filters" key={`${observatory} ${theme}`}>
    <Choice label="Observatoire" name="observatoire" chosen={observatory} words={observatories} />
    <Choice label="Thème" name="theme" chosen={theme} words={themes} />
    <button type="submit">Filtrer</button>
  </Form>
);

const Choice = (props: { label: string; name: string; chosen: string; words: string[] }) => (
  <Field label={props.label}>
    {(ids) => (
      <select {...ids} name={props.name} defaultValue={props.chosen}>
        <option value="">Tous</option>
        {props.words.map((word) => (
          <option key={word} value={word}>
            {capitalised(word)}
          </option>
        ))}
      </select>
    )}
  </Field>
);
