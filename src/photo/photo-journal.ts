import type { JournalPart } from '../identity/journal.ts';
import { nameReshoots, nameViewpoints } from './named.sql.ts';
import { conformities } from './shot/shot.ts';
import { licences, viewpointAudiences } from './viewpoint/viewpoint.ts';

/** How viewpoints, their shots and what was read in them are told, all under the viewpoint. */
export const photoJournal: JournalPart = {
  verbs: {
    'landscape.correct': 'Lecture d’un changement corrigée',
    'landscape.note': 'Changement lu',
    'reshoot.change': 'Campagne de reprises modifiée',
    'reshoot.change_refused': 'Modification de campagne de reprises refusée',
    'reshoot.create': 'Campagne de reprises préparée',
    'reshoot.list': 'Liste d’une campagne de reprises changée',
    'shot.keep': 'Prise de vue ajoutée',
    'shot.withdraw': 'Prise de vue retirée',
    'viewpoint.change': 'Point de vue modifié',
    'viewpoint.change_refused': 'Modification de point de vue refusée',
    'viewpoint.create': 'Point de vue créé',
  },
  unsigned: { 'shot.withdraw': 'la personne qui l’avait envoyée' },
  kinds: {
    reshoot: { label: 'Campagnes de reprises', name: nameReshoots },
    viewpoint: { label: 'Points de vue photographiés', name: nameViewpoints },
  },
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
    startsOn: 'à partir du',
    endsOn: 'jusqu’au',
    closedOn: 'close le',
    endedOn: 'série close le',
    licence: 'licence',
    shotOn: 'prise le',
    conformity: 'conformité',
    sha256: 'empreinte',
    shot: 'prise de vue',
    dynamic: 'changement',
    added: 'vues ajoutées',
    removed: 'vue retirée',
  },
  values: { licence: licences, conformity: conformities, audience: viewpointAudiences },
};
