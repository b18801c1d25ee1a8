import type { JournalPart } from '../identity/journal.ts';
import { nameMessages } from './named.sql.ts';

/** How what is done with what citizens send is told. */
export const citizenJournal: JournalPart = {
  verbs: {
    'message.decide': 'Envoi traité',
    'message.decide_refused': 'Suite d’un envoi refusée',
    'message.erase': 'Envoi effacé',
    'reception.set': 'Ce qui est demandé au public, changé',
    'reception.set_refused': 'Changement de ce qui est demandé au public, refusé',
  },
  kinds: { message: { label: 'Envois du public', name: nameMessages } },
  fields: {
    decision: 'suite donnée',
    reply: 'réponse',
    receivedRemarks: 'remarques du public',
    receivedPhotographs: 'photographies du public',
    receivedSightings: 'observations du public',
  },
  values: {},
};
