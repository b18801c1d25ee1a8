import { Link } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readSpread } from '../index.ts';
import type { Route } from './+types/spread';
import './condition.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return { groups: (await readSpread(carried)).filter(({ factors }) => factors.length > 0) };
  });
}

/** How far each factor spreads over the places of the register. */
export default function SpreadPage({ loaderData: { groups } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Pressions – Veille – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link>
      </p>
      <h1>Pressions</h1>
      <p className="lead">Les facteurs de l’UNESCO qui pèsent sur les sites, et sur combien.</p>
      {groups.length === 0 ? (
        <EmptyState title="Aucune pression évaluée">
          <p>
            Les pressions s’évaluent sur la page d’un <Link to="/sites">site</Link>, ou du bien entier.
          </p>
        </EmptyState>
      ) : (
        <div className="table-scroll">
          <table className="table-rows">
            <caption className="visually-hidden">Sites touchés par chaque facteur</caption>
            <thead>
              <tr>
                <th scope="col">Facteur</th>
                <th scope="col" className="number">
                  Sites
                </th>
                <th scope="col" className="number">
                  Atteints aujourd’hui
                </th>
                <th scope="col" className="number">
                  En hausse
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.flatMap((group) =>
                group.factors.map((factor) => (
                  <tr key={factor.code}>
                    <th scope="row">
                      <span>
                        {factor.label} <span className="quiet-text">{group.label}</span>{' '}
                        {factor.generated && <GeneratedBadge />}
                      </span>
                    </th>
                    <td className="number" data-label="Sites">
                      {factor.sites}
                    </td>
                    <td className="number" data-label="Atteints aujourd’hui">
                      {factor.harming}
                    </td>
                    <td className="number" data-label="En hausse">
                      {factor.increasing}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
