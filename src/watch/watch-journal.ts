import type { JournalPart } from '../identity/journal.ts';
import { loadedLabels } from './delivery/delivery.ts';
import { bodyKinds } from './governance/governance.ts';
import { nameBodies, nameDecisions, nameDeliveries, nameMeetings } from './named.sql.ts';

export const watchJournal: JournalPart = {
  verbs: {
    'body.change': 'Instance modifiée',
    'body.change_refused': 'Modification d’instance refusée',
    'body.create': 'Instance créée',
    'decision.change': 'Décision modifiée',
    'decision.change_refused': 'Modification de décision refusée',
    'decision.create': 'Décision inscrite',
    'delivery.change': 'Livraison modifiée',
    'delivery.change_refused': 'Modification de livraison refusée',
    'delivery.create': 'Livraison inscrite',
    'delivery.remind': 'Partenaire relancé',
    'meeting.change': 'Réunion modifiée',
    'meeting.change_refused': 'Modification de réunion refusée',
    'meeting.create': 'Réunion inscrite',
  },
  kinds: {
    body: { label: 'Instances', name: nameBodies },
    decision: { label: 'Décisions', name: nameDecisions },
    delivery: { label: 'Livraisons', name: nameDeliveries },
    meeting: { label: 'Réunions', name: nameMeetings },
  },
  fields: {
    partner: 'partenaire',
    agreement: 'convention',
    agreementOn: 'signé le',
    dueOn: 'échéance',
    everyMonths: 'tous les (mois)',
    responsible: 'responsable',
    receivedOn: 'reçue le',
    loaded: 'chargée',
    note: 'remarque',
    remindedOn: 'relancé le',
    territory: 'territoire',
    chair: 'présidence',
    closedOn: 'close le',
    heldOn: 'date',
    place: 'lieu',
    agenda: 'ordre du jour',
    attendees: 'présents',
    excused: 'excusés',
    absent: 'absents',
    minutesOn: 'relevé envoyé le',
    task: 'à faire',
  },
  values: { loaded: loadedLabels, kind: bodyKinds },
};
