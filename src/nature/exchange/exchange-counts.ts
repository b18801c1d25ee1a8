import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { audiences, clauses, kinds } from './exchange.ts';
import { exchangeRows } from './exchange-rows.sql.ts';

/** What the register of exchanges lets indicators count. */
export const exchangeCounts = (): CountedSource[] => [
  {
    name: 'echanges',
    label: 'Échanges de données naturalistes',
    rowsLabel: 'échanges ou transmissions de données',
    dated: 'during',
    placed: false,
    aboutSites: false,
    columns: [
      { key: 'nature', label: 'Nature', choices: choicesOf(kinds) },
      { key: 'fondement', label: 'Fondement', choices: choicesOf(clauses) },
      {
        key: 'cercle',
        label: 'Cercle',
        choices: Object.entries(audiences).map(([value, { label }]) => ({ value, label })),
      },
    ],
    distinct: { destinataire: 'destinataires' },
    sums: { lignes: 'données envoyées', faune: 'données de faune envoyées', flore: 'données de flore envoyées' },
    rows: exchangeRows,
  },
];
