import { Link } from 'react-router';
import { organisationsWhere } from '../../../identity/index.ts';
import { printCount, printDate, printNumber } from '../../../kernel/french.ts';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { EmptyState } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { formats } from '../../exchange/exchange.ts';
import { printedYear } from '../../exchange/printed-line.ts';
import { type Exchange, readRegister } from '../../index.ts';
import type { Route } from './+types/exchanges';
import { ExchangeState } from './exchange-parts.tsx';
import '../nature.css';
import './exchange.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const year = Number.parseInt(query.get('annee') ?? '', 10) || undefined;
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const { exchanges, ...register } = await readRegister(carried, { year, page });
    const printed = exchanges.filter(({ state }) => state === 'ready' || state === 'told').reverse();
    return {
      ...{ ...register, year, page },
      exchanges: exchanges.map(listed),
      sentence: year && page === 1 && !register.hasMore ? printedYear(year, printed) : '',
      maySend: organisationsWhere(carried.actor, 'exchange.send').length > 0,
    };
  });
}

/** Of a line, what the list shows: addresses stay on its page. */
const listed = (exchange: Exchange) => ({
  ...{ id: exchange.id, body: exchange.body, subject: exchange.subject, sentOn: exchange.sentOn, kind: exchange.kind },
  ...{ rowCount: exchange.rowCount, withdrawnCount: exchange.withdrawnCount, generated: exchange.generated },
  ...{ state: exchange.state, format: exchange.format, kept: exchange.file !== null },
});

type Loaded = Route.ComponentProps['loaderData'];

export default function ExchangesPage({ loaderData }: Route.ComponentProps) {
  const { exchanges, years, year, sentence, maySend } = loaderData;
  return (
    <div className="page">
      <title>Échanges de données – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Échanges
      </p>
      <h1>Échanges de données</h1>
      <p className="lead">
        Qui a reçu quelles données naturalistes, pour quoi, sur quel fondement et dans quel fichier.
      </p>
      {maySend && (
        <p className="row">
          <Link to="/nature/echanges/nouveau" className="button main">
            Envoyer des données
          </Link>
          <Link to="/nature/echanges/inscrire" className="button">
            Inscrire un envoi déjà fait
          </Link>
        </p>
      )}
      {years.length > 0 && <Years years={years} year={year} />}
      {sentence && (
        <section aria-labelledby="imprimer" className="exchange-sentence">
          <h2 id="imprimer">À imprimer dans le rapport de {year}</h2>
          <p>{sentence}</p>
        </section>
      )}
      {exchanges.length > 0 ? (
        <Lines exchanges={exchanges} />
      ) : (
        <EmptyState title={year ? `Aucun échange en ${year}` : 'Aucun échange pour l’instant'}>
          <p>
            Une demande, une transmission au SINP{'\u00a0'}: chaque envoi s’inscrit ici avec son fichier et son
            empreinte.
          </p>
        </EmptyState>
      )}
      <More {...loaderData} />
    </div>
  );
}

const Years = ({ years, year }: Pick<Loaded, 'years' | 'year'>) => (
  <nav aria-label="Années" className="exchange-years">
    <Link to="/nature/echanges" aria-current={year ? undefined : 'page'}>
      Toutes
    </Link>
    {years.map((one) => (
      <Link key={one.year} to={`?annee=${one.year}`} aria-current={one.year === year ? 'page' : undefined}>
        {one.year}{' '}
        <span className="quiet-text">
          {printCount(one.exchanges, 'échange')}, {printCount(one.rows, 'donnée')}
        </span>
      </Link>
    ))}
  </nav>
);

const Lines = ({ exchanges }: Pick<Loaded, 'exchanges'>) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Échanges, le dernier en tête</caption>
      <thead>
        <tr>
          <th scope="col">Objet</th>
          <th scope="col">Destinataire</th>
          <th scope="col">Envoyé le</th>
          <th scope="col">Format</th>
          <th scope="col" className="number">
            Données
          </th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {exchanges.map((exchange) => (
          <tr key={exchange.id}>
            <th scope="row">
              <Link to={`/nature/echanges/${exchange.id}`}>{exchange.subject}</Link>{' '}
              {exchange.generated && <GeneratedBadge />}
            </th>
            <td data-label="Destinataire">{exchange.body}</td>
            <td data-label="Envoyé le" className="record-day">
              {printDate(exchange.sentOn)}
            </td>
            <td data-label="Format">{exchange.kind === 'told' ? 'Autre' : formats[exchange.format].label}</td>
            <td data-label="Données" className="number">
              {printNumber(String(exchange.rowCount))}
            </td>
            <td data-label="État">
              <ExchangeState exchange={exchange} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function More({ page, hasMore, year }: Pick<Loaded, 'page' | 'hasMore' | 'year'>) {
  if (page === 1 && !hasMore) return null;
  const at = (wanted: number) =>
    `?${new URLSearchParams({ ...(year && { annee: String(year) }), page: String(wanted) })}`;
  return (
    <nav aria-label="Pages" className="row">
      {page > 1 && <Link to={at(page - 1)}>Page précédente</Link>}
      {hasMore && <Link to={at(page + 1)}>Page suivante</Link>}
    </nav>
  );
}
