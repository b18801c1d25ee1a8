import { Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readPlans } from '../index.ts';
import type { Route } from './+types/plans';
import { ProgressBar } from './parts.tsx';
import './programme.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    return { plans: await readPlans(carried), mayAdd: organisationsWhere(carried.actor, 'plan.edit').length > 0 };
  });

export default function Plans({ loaderData: { plans, mayAdd } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Plans – Carreau</title>
      <h1>Plans</h1>
      <p className="lead">Ce que les organisations du territoire ont décidé de faire, et où elles en sont.</p>
      <p className="row">
        {mayAdd && (
          <Link to="/travail/plans/nouveau" className="button">
            Ajouter un plan
          </Link>
        )}
        <Link to="/animations">Animations et formations</Link>
      </p>
      {plans.length === 0 ? (
        <EmptyState title="Aucun plan pour l’instant">
          <p>Les plans publiés paraîtront ici, avec leurs actions et leur avancement.</p>
        </EmptyState>
      ) : (
        <table className="table-rows">
          <caption className="visually-hidden">Plans, avec leur avancement</caption>
          <thead>
            <tr>
              <th scope="col">Plan</th>
              <th scope="col">Organisation</th>
              <th scope="col">Durée</th>
              <th scope="col">Actions</th>
              <th scope="col">Avancement</th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td>
                  <span>
                    <Link to={`/plans/${plan.slug}`}>{plan.title}</Link>
                    {!plan.published && <span className="quiet-text"> (non publié)</span>}
                    <br />
                    <span className="quiet-text">{plan.acronym ?? plan.kind}</span>
                  </span>
                </td>
                <td data-label="Organisation">{plan.organisation}</td>
                <td data-label="Durée">{years(plan.startsOn, plan.endsOn)}</td>
                <td data-label="Actions">
                  <span>
                    {printCount(plan.actions, 'action')}
                    {plan.late > 0 && (
                      <>
                        <br />
                        <span className="late">dont {plan.late} en retard</span>
                      </>
                    )}
                  </span>
                </td>
                <td data-label="Avancement">
                  <ProgressBar percent={plan.progress.percent} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const years = (from: string | null, to: string | null): string =>
  [...new Set([from?.slice(0, 4), to?.slice(0, 4)])].filter(Boolean).join('–\u2060') || '–';
