import { Link } from 'react-router';
import { may } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type Event, eventKinds } from '../event.ts';
import { readEvent } from '../index.ts';
import type { Route } from './+types/event';
import { StateBadge } from './event-parts.tsx';
import '../../watch/pages/condition.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const event = await readEvent(carried, params.id);
    return { event, mayEdit: may(carried.actor, 'event.edit', event), works: may(carried.actor, 'work.read', event) };
  });
}

export default function EventPage({ loaderData: { event, mayEdit, works } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>{`${event.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/animations">Animations</Link> › {eventKinds[event.kind]}
      </p>
      <h1>{typeset(event.title)}</h1>
      <p className="row">
        <StateBadge state={event.state} />
        {event.generated && <GeneratedBadge />}
        {mayEdit && (
          <Link to={`/animations/${event.id}/modifier`} className="button">
            Modifier
          </Link>
        )}
      </p>
      <dl className="facts-list">
        {facts(event, works).map(({ label, said, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{to ? <Link to={to}>{typeset(said)}</Link> : typeset(said)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What is known of an event, as its page tells it. */
function facts(event: Event, works: boolean): { label: string; said: string; to?: string | undefined }[] {
  const { siteId, expected, participants, adults, children } = event;
  const parts = [adults !== null && printCount(adults, 'adulte'), children !== null && printCount(children, 'enfant')];
  const split = parts.filter(Boolean).join(', ');
  const came = participants === null ? 'personne n’a compté' : printCount(participants, 'personne');
  return [
    { label: 'Jour', said: [printDate(event.heldOn), event.hours].filter(Boolean).join(', ') },
    { label: 'Lieu', said: event.place, to: siteId ? `/sites/${siteId}` : undefined },
    { label: 'Commune', said: event.commune },
    { label: 'Organisée par', said: event.organisation },
    { label: 'Animée par', said: works ? event.responsible : '' },
    { label: 'Participants attendus', said: expected === null ? '' : String(expected) },
    { label: 'Participants', said: event.state === 'held' ? `${came}${split && `, dont ${split}`}` : '' },
    { label: 'Raison de l’annulation', said: event.reason },
  ].filter(({ said }) => said !== '');
}
