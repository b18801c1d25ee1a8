import { Link, redirect } from 'react-router';
import { countWaiting } from '../../citizen/index.ts';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { listMyRequests, type OpenRequest } from '../../nature/index.ts';
import { countLate } from '../../watch/index.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readTasks } from '../sheet/read-tasks.ts';
import type { Route } from './+types/tasks';
import './campaign.css';
import { DueDate, Progress, SheetBadge } from './sheet-badges.tsx';

export function loader({ request, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  // Signing in leads here; who only reads is taken to what there is to read.
  if (world.actor.person && organisationsWhere(world.actor, 'work.read').length === 0) throw redirect('/rapports');
  return reading(request, async () => ({
    ...(await readTasks(world)),
    lateDeliveries: await countLate(world),
    requests: await listMyRequests(world),
    messages: await countWaiting(world),
  }));
}

type Tasks = Route.ComponentProps['loaderData'];

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const { fills, reads, sheets, campaigns, toValidate, opens, lateDeliveries, requests, messages } = loaderData;
  return (
    <div className="page">
      <title>Mon travail – Carreau</title>
      <h1>Mon travail</h1>
      {lateDeliveries > 0 && (
        <p>
          <Link to="/veille/livraisons?etat=late">
            <strong className="late">
              <span aria-hidden="true">▲</span>{' '}
              {printCount(lateDeliveries, 'livraison de partenaire', 'livraisons de partenaires')} en retard
            </strong>
          </Link>
        </p>
      )}
      {messages > 0 && (
        <p>
          <Link to="/travail/envois">{printCount(messages, 'envoi du public', 'envois du public')} à lire</Link>
        </p>
      )}
      {toValidate.length > 0 && <ToValidate editions={toValidate} />}
      {requests.length > 0 && <Requests requests={requests} />}
      {fills && <Sheets sheets={sheets} />}
      {(reads || campaigns.length > 0) && <Campaigns campaigns={campaigns} opens={opens} />}
      {!fills && !reads && requests.length === 0 && (
        <EmptyState title="Rien ne vous attend">
          <p>Les fiches de votre service paraîtront ici dès qu’une campagne sera ouverte.</p>
        </EmptyState>
      )}
    </div>
  );
}

/** Questions of validators on records that somebody saw or wrote. */
function Requests({ requests }: { requests: OpenRequest[] }) {
  return (
    <section>
      <h2>Questions sur vos données</h2>
      <ul>
        {requests.map(({ id, recordId, record, dateFrom, place, question, askedBy }) => (
          <li key={id}>
            <Link to={`/nature/donnees/${recordId}/validation`}>
              {[record, printDate(dateFrom), place].filter(Boolean).join(', ')}
            </Link>
            <span className="quiet-text board-note">
              {askedBy && `${askedBy} : `}« {question} »
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToValidate({ editions }: { editions: Tasks['toValidate'] }) {
  return (
    <section>
      <h2>À valider</h2>
      <ul>
        {editions.map((edition) => (
          <li key={edition.id}>
            <Link to={`/travail/campagnes/${edition.id}/etapes`}>{edition.title}</Link>, {edition.publisher}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sheets({ sheets }: { sheets: Tasks['sheets'] }) {
  const waiting = sheets.filter((sheet) => sheet.waiting);
  const handed = sheets.filter((sheet) => !sheet.waiting);
  return (
    <>
      <section>
        <h2>Fiches à remplir</h2>
        {waiting.length > 0 ? (
          <SheetTable sheets={waiting} caption={`${printCount(waiting.length, 'fiche')} à remplir`} />
        ) : (
          <EmptyState title="Aucune fiche à remplir">
            <p>
              {handed.length > 0
                ? 'Toutes vos fiches sont remises. Celles qui vous seraient renvoyées reviendront ici.'
                : 'Les fiches de votre service paraîtront ici dès qu’une collecte sera ouverte.'}
            </p>
          </EmptyState>
        )}
      </section>
      {handed.length > 0 && (
        <section>
          <h2>Fiches remises</h2>
          <SheetTable sheets={handed} caption={`${printCount(handed.length, 'fiche remise', 'fiches remises')}`} />
        </section>
      )}
    </>
  );
}

function SheetTable({ sheets, caption }: { sheets: Tasks['sheets']; caption: string }) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Fiche</th>
            <th scope="col">Rapport</th>
            <th scope="col">À rendre le</th>
            <th scope="col">État</th>
            <th scope="col">Engagements sans réponse</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheet.id}>
              <td className="task">
                <Link to={`/travail/fiches/${sheet.id}`}>{sheet.title}</Link>
                <span className="quiet-text board-note">
                  {sheet.code}, {sheet.service}
                </span>
              </td>
              <td data-label="Rapport">{sheet.editionTitle}</td>
              <td data-label="À rendre le">
                <DueDate dueOn={sheet.dueOn} late={sheet.late} />
              </td>
              <td data-label="État">
                <SheetBadge state={sheet.state} label={sheet.stateLabel} />
              </td>
              <td data-label="Engagements sans réponse">
                {sheet.unanswered > 0 ? printCount(sheet.unanswered, 'engagement') : 'aucun'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Campaigns({ campaigns, opens }: { campaigns: Tasks['campaigns']; opens: boolean }) {
  const open = (
    <Link className="button main" to="/travail/campagnes/nouvelle">
      Ouvrir une campagne
    </Link>
  );
  if (campaigns.length === 0) {
    return (
      <section>
        <h2>Campagnes</h2>
        <EmptyState title="Aucune campagne n’est ouverte">
          <p>
            Une campagne rassemble les fiches d’un rapport pour une année, les confie aux services et suit leur retour.
          </p>
          {opens && open}
          {opens && (
            <p>
              <Link to="/travail/imports">Reprendre d’anciens rapports</Link>
            </p>
          )}
        </EmptyState>
      </section>
    );
  }
  return (
    <section>
      <h2>Campagnes</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">{printCount(campaigns.length, 'campagne')}</caption>
          <thead>
            <tr>
              <th scope="col">Rapport</th>
              <th scope="col">Étape</th>
              <th scope="col">Échéance</th>
              <th scope="col">Avancement</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} />
            ))}
          </tbody>
        </table>
      </div>
      {opens && (
        <div className="row after-table">
          {open}
          <Link to="/travail/imports">Reprendre d’anciens rapports</Link>
        </div>
      )}
    </section>
  );
}

function CampaignRow({ campaign }: { campaign: Tasks['campaigns'][number] }) {
  const { id, title, erratum, publisher, takenFrom, stateLabel, dueOn, late } = campaign;
  return (
    <tr>
      <td className="task">
        <Link to={`/travail/campagnes/${id}`}>{erratum > 0 ? `${title}, erratum ${erratum}` : title}</Link>
        <span className="quiet-text board-note">
          {publisher}
          {takenFrom && `, reprise de ${takenFrom}`}
        </span>
      </td>
      <td data-label="Étape">{stateLabel}</td>
      <td data-label="Échéance">
        {dueOn ? printDate(dueOn) : 'sans échéance'}
        {late > 0 && (
          <strong className="late">
            <span aria-hidden="true">▲</span> {printCount(late, 'fiche')} en retard
          </strong>
        )}
      </td>
      <td data-label="Avancement">
        <Progress {...campaign} />
      </td>
    </tr>
  );
}
