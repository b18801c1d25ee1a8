import type { JournalPart } from '../identity/journal.ts';
import { eventKinds, eventStates } from './event.ts';
import { nameEvents } from './named.sql.ts';

/** How what happens to events is told. */
export const eventJournal: JournalPart = {
  verbs: {
    'event.change': 'Animation modifiée',
    'event.change_refused': 'Modification d’animation refusée',
    'event.create': 'Animation inscrite',
    'event.outcome': 'Animation renseignée',
  },
  kinds: { event: { label: 'Animations', name: nameEvents } },
  fields: {
    heldOn: 'jour',
    hours: 'horaire',
    place: 'lieu',
    commune: 'commune',
    expected: 'participants attendus',
    participants: 'participants',
    adults: 'adultes',
    children: 'enfants',
  },
  values: { kind: eventKinds, state: eventStates },
};
