import { Link } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readProtocolsForEntry } from '../../index.ts';
import type { Route } from './+types/new-visit';
import './visit.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, () => readProtocolsForEntry(contextOf(context)));

/** Which protocol: each has a page that a phone keeps. */
export default function NewVisitPage({ loaderData: { protocols } }: Route.ComponentProps) {
  return (
    <div className="page field-page">
      <title>Saisir une visite – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature/visites">Visites</Link>
      </p>
      <h1>Saisir une visite</h1>
      <p className="lead">
        Choisissez comment vous avez observé. Ouverte une fois avec du réseau, la page sert ensuite sans.
      </p>
      <ul className="protocol-list">
        {protocols.map(({ name, label, summary, visits, last }) => (
          <li key={name}>
            <h2>
              <Link reloadDocument to={`/terrain/nature/${name}`}>
                {label}
              </Link>
            </h2>
            <p>{summary}</p>
            {last && (
              <p className="quiet-text">
                {printCount(visits, 'visite')}, la dernière le {printDate(last)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
