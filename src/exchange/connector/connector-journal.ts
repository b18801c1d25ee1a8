import type { JournalPart } from '../../identity/journal.ts';
import { nameConnectors } from './connector.sql.ts';

/** How what happens to sources outside is told. */
export const connectorJournal: JournalPart = {
  verbs: {
    'connector.declare': 'Source suivie déclarée',
    'connector.remove': 'Source suivie supprimée',
    'connector.settle': 'Écarts d’une source tranchés',
    'connector.set_up': 'Colonnes d’une source suivie comprises',
    'connector.stop': 'Source suivie arrêtée',
  },
  kinds: { connector: { label: 'Sources suivies', name: nameConnectors } },
  fields: { address: 'adresse', choice: 'choix', values: 'valeurs' },
  values: { choice: { ours: 'les nôtres', theirs: 'celles de la source' } },
};
