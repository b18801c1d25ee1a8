import { Form, Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type Event, eventKinds, eventStates } from '../event.ts';
import { readEvents } from '../index.ts';
import type { Route } from './+types/events';
import { StateBadge } from './event-parts.tsx';
import '../../watch/pages/watch.css';
import '../../watch/pages/condition.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const asked = (name: string) => query.get(name) || undefined;
    const year = /^\d{4}$/.test(query.get('annee') ?? '') ? Number(query.get('annee')) : undefined;
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const filter = { year, kind: asked('genre'), state: asked('etat'), text: asked('texte') };
    const found = await readEvents(carried, filter, page);
    return { ...found, filter, page, mayAdd: organisationsWhere(carried.actor, 'event.edit').length > 0 };
  });
}

export default function EventsPage({ loaderData }: Route.ComponentProps) {
  const { events, totals, years, filter, page, last, mayAdd } = loaderData;
  const kept = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className="page">
      <title>Animations – Carreau</title>
      <h1>Animations et formations</h1>
      <p className="lead">
        Visites guidées, ateliers, chantiers, formations{'\u00a0'}: prévus, tenus, et qui est venu.
      </p>
      {mayAdd && (
        <p className="row">
          <Link to="/animations/nouvelle" className="button main">
            Inscrire une animation
          </Link>
          <Link to="/animations/a-renseigner" className="button">
            Renseigner ce qui est passé
          </Link>
        </p>
      )}
      {totals.total === 0 && !kept ? (
        <EmptyState title="Aucune animation pour l’instant">
          <p>Celles qui seront annoncées au public paraîtront ici.</p>
        </EmptyState>
      ) : (
        <>
          <Filters filter={filter} years={years} />
          <Totals totals={totals} />
          {events.length > 0 && <Lines events={events} />}
          <PagesHere page={page} last={last} />
        </>
      )}
    </div>
  );
}

type Data = Route.ComponentProps['loaderData'];

function Filters({ filter, years }: Pick<Data, 'filter' | 'years'>) {
  const options = (words: Record<string, string>) =>
    Object.entries(words).map(([code, label]) => (
      <option key={code} value={code}>
        {label}
      </option>
    ));
  return (
    <Form method="get" className="watch-filters" key={JSON.stringify(filter)}>
      <Field label="Année">
        {(ids) => (
          <select {...ids} name="annee" defaultValue={filter.year ?? ''}>
            <option value="">Toutes</option>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Genre">
        {(ids) => (
          <select {...ids} name="genre" defaultValue={filter.kind ?? ''}>
            <option value="">Tous</option>
            {options(eventKinds)}
          </select>
        )}
      </Field>
      <Field label="État">
        {(ids) => (
          <select {...ids} name="etat" defaultValue={filter.state ?? ''}>
            <option value="">Tous</option>
            {options(eventStates)}
          </select>
        )}
      </Field>
      <Field label="Intitulé ou lieu">
        {(ids) => <input {...ids} type="search" name="texte" maxLength={100} defaultValue={filter.text ?? ''} />}
      </Field>
      <button type="submit">Filtrer</button>
    </Form>
  );
}

const Totals = ({ totals: { total, held, cancelled, participants, uncounted } }: Pick<Data, 'totals'>) => (
  <p role="status">
    {printCount(total, 'animation')}
    {total > 0 && (
      <>
        {'\u00a0: '}
        {printCount(held, 'tenue')}, {printCount(cancelled, 'annulée')}, {printCount(participants, 'participant')}
        {uncounted > 0 && ` (${printCount(uncounted, 'animation')} dont personne n’a compté les participants)`}
      </>
    )}
    .
  </p>
);

const Lines = ({ events }: { events: Event[] }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table">
      <caption className="visually-hidden">Animations, la plus récente d’abord</caption>
      <ColumnHeads labels={['Jour', 'Animation', 'Genre', 'Lieu', 'État', 'Participants']} />
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td data-label="Jour" className="watch-day">
              {printDate(event.heldOn)}
            </td>
            <th scope="row">
              <Link to={`/animations/${event.id}`}>
                {typeset(event.title)}
                <span className="visually-hidden">, {printDate(event.heldOn)}</span>
              </Link>{' '}
              {event.generated && <GeneratedBadge />}
            </th>
            <td data-label="Genre">{eventKinds[event.kind]}</td>
            <td data-label="Lieu" className={event.place || event.commune ? undefined : 'nothing'}>
              {[event.place, event.commune].filter(Boolean).join(', ') || '–'}
            </td>
            <td data-label="État">
              <StateBadge state={event.state} />
            </td>
            <td data-label="Participants" className={event.participants === null ? 'number nothing' : 'number'}>
              {event.participants ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
