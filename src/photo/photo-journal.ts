import type { JournalPart } from '../identity/journal.ts';
import { nameViewpoints } from './named.sql.ts';
import { conformities } from './shot/shot.ts';
import { licences, viewpointAudiences } from './viewpoint/viewpoint.ts';

/** How viewpoints, their shots and what was read in them are told, all under the viewpoint. */
export const photoJournal: JournalPart = {
  verbs: {
    'landscape.correct': 'Lecture d’un changement corrigée',
    'landscape.note': 'Changement lu',
    'shot.keep': 'Prise de vue ajoutée',
    'shot.withdraw': 'Prise de vue retirée',
    'viewpoint.change': 'Point de vue modifié',
    'viewpoint.change_refused': 'Modification de point de vue refusée',
    'viewpoint.create': 'Point de vue créé',
  },
  kinds: { viewpoint: { label: 'Points de vue photographiés', name: nameViewpoints } },
  fields: {
    observatory: 'observatoire',
    reference: 'numéro dans la série',
    locality: 'lieu',
    azimuth: 'azimut (°)',
    focal35: 'focale (mm)',
    intention: 'intention',
    themes: 'thèmes',
    shows: 'sites montrés',
    seasonFrom: 'saison, de',
    seasonTo: 'saison, à',
    endedOn: 'close le',
    licence: 'licence',
    shotOn: 'prise le',
    conformity: 'conformité',
    sha256: 'empreinte',
    shot: 'prise de vue',
    dynamic: 'changement',
  },
  values: { licence: licences, conformity: conformities, audience: viewpointAudiences },
};
