import type { JournalPart } from '../identity/journal.ts';
import { nameSites } from './named.sql.ts';

export const siteJournal: JournalPart = {
  verbs: {
    'site.create': 'Site ajouté au registre',
    'site.change': 'Site complété',
    'site.stale': 'Saisie refusée, gardée ici',
    'site.rule': 'Sources départagées',
    'site.import': 'Sites importés',
    'site.import.undo': 'Import de sites annulé',
    'zone.import': 'Zonages importés',
    'zone.import_undone': 'Import de zonages annulé',
  },
  kinds: { site: { label: 'Sites', name: nameSites } },
  fields: {
    easyRead: 'en bref, facile à lire',
    published: 'publié',
    vulnerable: 'position protégée',
    ruling: 'arbitrage',
    geometry: 'contour',
  },
  values: { ruling: { kept: 'retenu', set_aside: 'écarté' } },
};
