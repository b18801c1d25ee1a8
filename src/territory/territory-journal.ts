import type { JournalPart } from '../identity/journal.ts';
import { nameTerritories } from './named.sql.ts';

export const territoryJournal: JournalPart = {
  verbs: {
    'organisation.territory': 'Territoire de l’organisation choisi',
    'perimeter.change': 'Périmètre modifié',
    'perimeter.create': 'Périmètre dessiné',
  },
  kinds: { territory: { label: 'Territoires', name: nameTerritories } },
  fields: { communes: 'communes', territory: 'territoire' },
  values: {},
};
