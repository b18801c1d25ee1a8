import { Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { bodyKinds } from '../governance/governance.ts';
import { readGovernance } from '../index.ts';
import type { Route } from './+types/bodies';
import { DecisionList } from './decision-list.tsx';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const { decisions, ...governance } = await readGovernance(carried);
    return {
      ...governance,
      decisions: pageOf(decisions, new URL(request.url).searchParams),
      mayAdd: organisationsWhere(carried.actor, 'governance.edit').length > 0,
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function BodiesPage({ loaderData }: Route.ComponentProps) {
  const { bodies, decisions, today, mayAdd } = loaderData;
  return (
    <div className="page">
      <title>Instances – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › Instances
      </p>
      <h1>Instances</h1>
      <p className="lead">Qui décide, quand, et ce qui reste à faire de ce qui fut décidé.</p>
      <p>
        <Link to="/veille/comite">Décisions du Comité du patrimoine mondial</Link>
      </p>
      {mayAdd && (
        <p>
          <Link to="/veille/instances/nouvelle" className="button main">
            Ajouter une instance
          </Link>
        </p>
      )}
      {bodies.length === 0 ? (
        <EmptyState title="Aucune instance pour l’instant">
          <p>Une instance réunit ceux qui décident{'\u00a0'}: conférence, comité, groupe de travail.</p>
        </EmptyState>
      ) : (
        <>
          <Bodies bodies={bodies} />
          <h2>Décisions à suivre</h2>
          {decisions.rows.length > 0 ? (
            <>
              <DecisionList decisions={decisions.rows} today={today} withMeeting />
              <PagesHere {...decisions} />
            </>
          ) : (
            <p>Toutes les décisions sont closes.</p>
          )}
        </>
      )}
    </div>
  );
}

const Bodies = ({ bodies }: { bodies: Loaded['bodies'] }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table">
      <caption className="visually-hidden">{printCount(bodies.length, 'instance')}</caption>
      <ColumnHeads labels={['Instance', 'Genre', 'Dernière réunion', 'Prochaine', 'Décisions ouvertes']} />
      <tbody>
        {bodies.map((body) => (
          <tr key={body.id}>
            <td>
              <Link to={`/veille/instances/${body.id}`}>{body.name}</Link>
              <span className="watch-note">
                {body.closedOn ? `N’existe plus depuis le ${printDate(body.closedOn)}` : body.territory}
              </span>
            </td>
            <td data-label="Genre">{bodyKinds[body.kind]}</td>
            <td data-label="Dernière réunion">{body.lastOn ? printDate(body.lastOn) : 'jamais réunie'}</td>
            <td data-label="Prochaine">{body.nextOn ? printDate(body.nextOn) : 'non fixée'}</td>
            <td data-label="Décisions ouvertes">{body.openDecisions || 'aucune'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
