import { Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCommitteeDecisions } from '../index.ts';
import type { Route } from './+types/committee-decisions';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return {
      decisions: await readCommitteeDecisions(carried),
      mayAdd: organisationsWhere(carried.actor, 'governance.edit').length > 0,
    };
  });
}

export default function CommitteeDecisionsPage({ loaderData: { decisions, mayAdd } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Décisions du Comité du patrimoine mondial – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/instances">Instances</Link>
      </p>
      <h1>Décisions du Comité du patrimoine mondial</h1>
      <p className="lead">
        Ce que le Comité a décidé du Bien, paragraphe par paragraphe{'\u00a0'}: un rapport sur l’état de conservation y
        répond.
      </p>
      {mayAdd && (
        <p>
          <Link to="/veille/comite/nouvelle" className="button main">
            Inscrire une décision
          </Link>
        </p>
      )}
      {decisions.length === 0 ? (
        <EmptyState title="Aucune décision n’est inscrite">
          <p>
            Collez le texte d’une décision du Comité{'\u00a0'}: ses paragraphes deviennent les points auxquels un
            rapport répond.
          </p>
        </EmptyState>
      ) : (
        <ul className="plain-list watch-list">
          {decisions.map(({ id, reference, year, adoptedOn, read }) => (
            <li key={id}>
              <Link to={`/veille/comite/${id}`}>Décision {reference}</Link>
              <span className="watch-note">
                {adoptedOn ? `adoptée le ${printDate(adoptedOn)}` : year}, {printCount(read.length, 'paragraphe')}
                {', '}
                {printCount(read.filter(({ asks }) => asks).length, 'appelle une réponse', 'appellent une réponse')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
