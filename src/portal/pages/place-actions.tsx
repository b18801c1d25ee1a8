import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { StageBadge } from '../../programme/pages/parts.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import type { Place } from '../place/read-place.ts';
import '../../programme/pages/programme.css';

/** Published actions said to be here or at a site of here, under the plans they belong to. */
export function PlaceActions({ place: { actions } }: { place: Place }) {
  const plans = new Map(actions.flatMap((action) => action.plans.map((plan) => [plan.slug, plan.title] as const)));
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">Actions et plans</h2>
      {actions.length === 0 ? (
        <EmptyState title="Aucune action publiée ne dit se tenir ici" />
      ) : (
        <>
          <p>
            {printCount(actions.length, 'action')}
            {'\u00a0: '}
            {[...plans].map(([slug, title], at) => (
              <span key={slug}>
                {at > 0 && ', '}
                <Link to={`/plans/${slug}`}>{title}</Link>
              </span>
            ))}
          </p>
          <ul className="place-list">
            {actions.map((action) => (
              <li key={action.id}>
                <Link to={`/actions/${action.id}`}>
                  {action.number} {typeset(action.title)}
                </Link>{' '}
                <StageBadge stage={action.stage} /> <span className="quiet-text">{action.organisation}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
