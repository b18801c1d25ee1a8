import { Link } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCounts } from '../index.ts';
import { answerDays, messageKinds } from '../message.ts';
import type { Route } from './+types/counts';
import './citizen.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, () => readCounts(contextOf(context)));

type Loaded = Route.ComponentProps['loaderData'];

/** What people may send, who answers, and how many were answered, and how fast. */
export default function CountsPage({ loaderData: { counts, receiving } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Ce qu’on nous écrit – Carreau</title>
      <h1>Ce qu’on nous écrit</h1>
      <p className="lead">
        Sans compte, chacun peut envoyer ce qu’il a vu. Rien n’est montré avant d’avoir été lu{'\u202f'}; tout reçoit
        une réponse, attendue dans les {answerDays}
        {'\u00a0'}jours.
      </p>
      <Asked receiving={receiving} />
      <section aria-labelledby="compte">
        <h2 id="compte">Reçus et répondus</h2>
        {counts.length === 0 ? (
          <EmptyState title="Rien n’a encore été envoyé">
            <p>Le nombre d’envois, ce qu’ils sont devenus et le délai des réponses paraîtront ici.</p>
          </EmptyState>
        ) : (
          <Table counts={counts} />
        )}
      </section>
    </div>
  );
}

function Asked({ receiving }: Pick<Loaded, 'receiving'>) {
  const asked = [
    {
      key: 'remarks' as const,
      what: 'Une remarque sur un engagement',
      where: (
        <>
          depuis la page de l’engagement, par <Link to="/plans">les plans</Link> et leurs actions
        </>
      ),
    },
    {
      key: 'photographs' as const,
      what: 'Une photographie d’un point de vue',
      where: (
        <>
          depuis la page de chaque <Link to="/photographies">point de vue</Link>
        </>
      ),
    },
    {
      key: 'sightings' as const,
      what: 'Une observation d’espèce',
      where: (
        <>
          depuis <Link to="/nature">Nature</Link>, la page d’une espèce ou celle d’une commune
        </>
      ),
    },
  ].map(({ key, ...each }) => ({ key, ...each, by: receiving.filter((one) => one[key]) }));
  const open = asked.filter(({ by }) => by.length > 0);
  return (
    <section aria-labelledby="demande">
      <h2 id="demande">Ce qui est demandé</h2>
      {open.length === 0 ? (
        <p>Rien n’est demandé au public pour l’instant.</p>
      ) : (
        <ul>
          {open.map(({ key, what, where, by }) => (
            <li key={key}>
              <strong>{what}</strong>, {where}.{' '}
              <span className="quiet-text">
                Y répond{by.length > 1 ? 'ent' : ''}
                {'\u00a0'}:{' '}
                {by.map(({ slug, name }, at) => (
                  <span key={slug}>
                    {at > 0 && ', '}
                    {key === 'sightings' ? <Link to={`/nature/envoyer/${slug}`}>{name}</Link> : name}
                  </span>
                ))}
                .
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const Table = ({ counts }: Pick<Loaded, 'counts'>) => (
  <>
    <table className="table-rows">
      <caption className="visually-hidden">Envois de chaque année, par genre</caption>
      <ColumnHeads
        labels={['Envois', 'Reçus', 'En attente', 'Acceptés', 'Refusés', 'Retirés', 'Délai médian de réponse']}
      />
      <tbody>
        {counts.map(({ year, kind, received, waiting, accepted, refused, withdrawn, medianDays, generated }) => (
          <tr key={`${year} ${kind}`}>
            <th scope="row">
              {year}, {messageKinds[kind].toLowerCase()} {generated && <GeneratedBadge />}
            </th>
            <td data-label="Reçus" className="number">
              {received}
            </td>
            <td data-label="En attente" className="number">
              {waiting}
            </td>
            <td data-label="Acceptés" className="number">
              {accepted}
            </td>
            <td data-label="Refusés" className="number">
              {refused}
            </td>
            <td data-label="Retirés" className="number">
              {withdrawn}
            </td>
            <td data-label="Délai médian de réponse" className={medianDays === null ? 'number nothing' : 'number'}>
              {medianDays === null ? '–' : `${printNumber(String(medianDays))}\u00a0jour${medianDays >= 2 ? 's' : ''}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="quiet-text counts-note">
      Les envois indésirables (publicité, robots) ne sont pas comptés. Un envoi retiré l’a été par la personne qui
      l’avait envoyé.
    </p>
  </>
);
