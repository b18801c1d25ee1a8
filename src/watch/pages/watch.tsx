import { Link } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import type { WatchPart } from '../index.ts';
import type { Route } from './+types/watch';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return (await Promise.all(carried.watchParts.map((source) => source(carried)))).flat();
  });
}

const due: WatchPart = {
  href: '/echeances',
  label: 'Ce qui échoit',
  said: 'Tout ce qui a une date, d’où qu’il vienne',
  late: '',
};

/** The parts of the watch, each with what it holds today. */
export default function WatchPage({ loaderData }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Veille – Carreau</title>
      <h1>Veille</h1>
      <p className="lead">
        Ce qui arrive aux sites et ce qui est dû{'\u00a0'}: projets, péril, livraisons, décisions, échéances.
      </p>
      <ul className="watch-parts">
        {[...loaderData, due].map(({ href, label, said, late }) => (
          <li key={href}>
            <Link to={href}>{label}</Link>
            <p>
              {said}
              {late && (
                <>
                  {', '}
                  <span className="watch-late">
                    <span aria-hidden="true">▲</span> {late}
                  </span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
