import { Link } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readViewpointsOfSite } from '../index.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { Route } from './+types/site-photos';
import { GeneratedPicture, ShotPicture } from './shot-parts.tsx';
import { DueWord } from './viewpoint-parts.tsx';
import './photo.css';

/** The views of a place that are photographed again, on the page of that place. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, () => readViewpointsOfSite(carried, params.id));
}

export default function SitePhotos({ loaderData, params }: Route.ComponentProps) {
  const { series, mayAdd, today } = loaderData;
  if (series.length === 0 && !mayAdd) return null;
  return (
    <section aria-labelledby="photographies">
      <h2 id="photographies">Photographies</h2>
      {series.length === 0 ? (
        <p className="quiet-text">Aucun point de vue ne montre ce site.</p>
      ) : (
        <ul className="site-views">
          {series.map(({ viewpoint, pictures, reference, latest, due }) => {
            const shown = [reference, latest?.id === reference?.id ? null : latest].filter((shot) => shot !== null);
            return (
              <li key={viewpoint.id}>
                <div className="site-view-pictures">
                  {shown.map((shot) => (
                    <ShotPicture key={shot.id} shot={shot} title={viewpoint.title} />
                  ))}
                </div>
                <p>
                  <Link to={`/photographies/${viewpoint.id}`}>{viewpoint.title}</Link>{' '}
                  {shown.some(({ generated }) => generated) && <GeneratedPicture />}
                  <span className="quiet-text site-view-days">{daysOf(shown, pictures.length)}</span>
                </p>
                {due && <DueWord due={due} today={today} />}
              </li>
            );
          })}
        </ul>
      )}
      {mayAdd && (
        <p>
          <Link to={`/photographies/nouveau?site=${params.id}`}>Ajouter un point de vue</Link>
        </p>
      )}
    </section>
  );
}

type Shown = Route.ComponentProps['loaderData']['series'][number]['pictures'];

function daysOf(shown: Shown, count: number): string {
  const days = shown.map(printShotDay).join(' et ');
  if (count === 0) return 'Aucune photographie';
  return count > shown.length ? `${days}, ${count} photographies en tout` : days;
}
