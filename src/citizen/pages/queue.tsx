import { Form, Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type Message, type QueueTab, queueTabs, readQueue } from '../index.ts';
import { messageKinds } from '../message.ts';
import type { Route } from './+types/queue';
import { MessageStateBadge } from './state-badge.tsx';
import '../../watch/pages/watch.css';
import './citizen.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const asked = query.get('etat') ?? '';
    const tab: QueueTab = asked in queueTabs ? (asked as QueueTab) : 'waiting';
    const text = (query.get('texte') ?? '').trim().slice(0, 200);
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const { messages, ...found } = await readQueue(carried, { tab, text, page });
    const lines = messages.map((message) => ({ ...message, receivedOn: frenchDay(message.receivedAt) }));
    return {
      ...found,
      messages: lines,
      tab,
      text,
      page,
      sets: organisationsWhere(carried.actor, 'reception.set').length > 0,
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** What people without an account sent, for those who answer it. */
export default function QueuePage({ loaderData }: Route.ComponentProps) {
  const { messages, tab, page, last, sets } = loaderData;
  return (
    <div className="page">
      <title>Envois du public – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail">Mon travail</Link> › Envois du public
      </p>
      <h1>Envois du public</h1>
      <p className="lead">
        Rien n’est montré avant d’avoir été lu. Ce qui est envoyé n’est jamais corrigé{'\u00a0'}: il est accepté, ou
        refusé.
      </p>
      {sets && (
        <p>
          <Link to="/travail/envois/accueil">Choisir ce qui est demandé au public</Link>
        </p>
      )}
      <Tabs {...loaderData} />
      <Search {...loaderData} />
      {messages.length > 0 ? (
        <Lines messages={messages} />
      ) : (
        <EmptyState title={tab === 'waiting' ? 'Tout est lu' : 'Rien ici'}>
          <p>Ce que le public envoie paraît ici, dans l’ordre où il arrive.</p>
        </EmptyState>
      )}
      <PagesHere page={page} last={last} />
    </div>
  );
}

const Tabs = ({ tabs, tab }: Pick<Loaded, 'tabs' | 'tab'>) => (
  <nav aria-label="États">
    <ul className="queue-tabs">
      {tabs.map(({ key, label, count }) => (
        <li key={key}>
          <Link to={`/travail/envois?etat=${key}`} aria-current={key === tab ? 'page' : undefined}>
            {label} ({count})
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

const Search = ({ tab, text }: Pick<Loaded, 'tab' | 'text'>) => (
  <Form method="get" className="watch-filters" key={text}>
    <input type="hidden" name="etat" value={tab} />
    <Field label="Mots, nom ou adresse entière">
      {(ids) => <input {...ids} type="search" name="texte" maxLength={200} defaultValue={text} />}
    </Field>
    <button type="submit">Chercher</button>
  </Form>
);

const Lines = ({ messages }: { messages: (Message & { receivedOn: string })[] }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table">
      <caption className="visually-hidden">Envois du public</caption>
      <ColumnHeads labels={['Reçu', 'Envoi', 'Organisation', 'État']} />
      <tbody>
        {messages.map(({ id, kind, details, about, text, organisation, state, receivedOn, generated }) => (
          <tr key={id}>
            <td data-label="Reçu" className="watch-day">
              {printDate(receivedOn)}
            </td>
            <th scope="row">
              <Link to={`/travail/envois/${id}`}>
                {messageKinds[kind]}
                <span className="visually-hidden">, {printDate(receivedOn)}</span>
              </Link>{' '}
              {generated && <GeneratedBadge />}
              <span className="queue-words">{firstWords(wordsOf({ kind, details, text, about }))}</span>
            </th>
            <td data-label="Organisation">{organisation}</td>
            <td data-label="État">
              <MessageStateBadge state={state} kind={kind} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** A sighting by its species, the others by their words. */
const wordsOf = ({ kind, details, text, about }: Pick<Message, 'kind' | 'details' | 'text' | 'about'>): string =>
  (kind === 'sighting' && [details.name, text].filter(Boolean).join('\u00a0: ')) || text || about;

const firstWords = (text: string): string => (text.length > 140 ? `${text.slice(0, 140)}…` : text);
