import { Link } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readProtocols } from '../../index.ts';
import type { Route } from './+types/protocols';
import './visit.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => ({ protocols: await readProtocols(contextOf(context)) }));

export default function ProtocolsPage({ loaderData: { protocols } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Protocoles naturalistes – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link>
      </p>
      <h1>Protocoles naturalistes</h1>
      <p className="lead">Ce que chacun demande à chaque passage, et ce qu’il permet de dire.</p>
      <ul className="protocol-list">
        {protocols.map(({ name, label, summary, visits, last }) => (
          <li key={name}>
            <h2>
              <Link to={`/nature/protocoles/${name}`}>{label}</Link>
            </h2>
            <p>{summary}</p>
            <p className="quiet-text">
              {last ? `${printCount(visits, 'visite')}, la dernière le ${printDate(last)}` : 'Aucune visite encore.'}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
