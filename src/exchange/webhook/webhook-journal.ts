import type { JournalPart } from '../../identity/journal.ts';
import { nameWebhooks } from './webhook.sql.ts';

/** How what happens to programs that are told is told. */
export const webhookJournal: JournalPart = {
  verbs: {
    'webhook.declare': 'Programme à prévenir ajouté',
    'webhook.remove': 'Programme à prévenir supprimé',
    'webhook.resume': 'Programme prévenu de nouveau',
    'webhook.stop': 'Programme prévenu arrêté',
  },
  kinds: { webhook: { label: 'Programmes prévenus', name: nameWebhooks } },
  fields: {},
  values: {},
};
