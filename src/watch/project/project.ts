import type { FormPart } from '../kept/form-field.ts';
import { ratings } from './impact-scale.ts';

export const worksLabels = {
  construction: 'Construction',
  demolition: 'Démolition',
  restoration: 'Restauration, réhabilitation',
  infrastructure: 'Infrastructure',
  energy: 'Énergie',
  quarry: 'Exploitation du sol',
  landscape: 'Aménagement, plantation',
  signage: 'Enseigne, signalétique',
  other: 'Autre',
} as const;

export const projectStages = {
  idea: 'Intention',
  study: 'Étude',
  filed: 'Demande déposée',
  decided: 'Autorisé',
  refused: 'Refusé',
  works: 'Travaux',
  done: 'Achevé',
  dropped: 'Abandonné',
} as const;

/** Stages in which somebody still has to look. */
export const openStages = ['idea', 'study', 'filed', 'decided', 'works'];

export const permitLabels = {
  none: 'Aucune, ou pas encore connue',
  declaration: 'Déclaration préalable',
  construire: 'Permis de construire',
  amenager: 'Permis d’aménager',
  demolir: 'Permis de démolir',
  environnement: 'Autorisation environnementale',
  enseigne: 'Autorisation d’enseigne',
} as const;

export const projectParts: FormPart[] = [
  {
    fields: [
      { name: 'name', label: 'Nom du projet', kind: 'line', required: true },
      { name: 'works', label: 'Genre de travaux', kind: 'choice', choices: worksLabels },
      { name: 'stage', label: 'Stade', kind: 'choice', choices: projectStages },
      { name: 'height', label: 'Hauteur (m)', kind: 'number', hint: 'Du plus haut ouvrage.' },
      { name: 'description', label: 'Description', kind: 'lines' },
    ],
  },
  {
    title: 'Où',
    fields: [
      {
        name: 'outline',
        label: 'Contour',
        kind: 'outline',
        hint: 'Dessiné, ou en WKT : en degrés (longitude puis latitude) ou en Lambert-93. Sans contour, nommez les communes.',
      },
      { name: 'communes', label: 'Communes', kind: 'lines', hint: 'Une par ligne : son nom, ou son code INSEE.' },
    ],
  },
  {
    title: 'Qui et quelle demande',
    fields: [
      { name: 'owner', label: 'Maître d’ouvrage', kind: 'line' },
      { name: 'instructor', label: 'Service instructeur', kind: 'line' },
      { name: 'responsible', label: 'Suivi par', kind: 'person' },
      { name: 'permit', label: 'Autorisation demandée', kind: 'choice', choices: permitLabels },
      { name: 'fileNumber', label: 'Numéro du dossier', kind: 'line' },
      { name: 'filedOn', label: 'Déposée le', kind: 'day' },
      { name: 'completeOn', label: 'Complète le', kind: 'day' },
      { name: 'decidedOn', label: 'Décidée le', kind: 'day' },
    ],
  },
  {
    title: 'Évaluation',
    fields: [
      {
        name: 'elements',
        label: 'Éléments de l’action',
        kind: 'lines',
        hint: 'Un par ligne : ce que le projet fait, pour la matrice des impacts.',
      },
      { name: 'conclusion', label: 'Conclusion', kind: 'lines' },
    ],
  },
];

export const adviceNatures = {
  awaited: 'Attendu',
  favourable: 'Favorable',
  conditions: 'Favorable avec prescriptions',
  unfavourable: 'Défavorable',
  tacit: 'Tacite',
  none: 'Sans observation',
} as const;

/** Delays that an advice may follow, as `deadlines.yaml` calls them. */
export const adviceRules = {
  '': 'Aucun délai connu',
  'avis-gestionnaire': 'Avis du gestionnaire du Bien',
  'abf-declaration': 'ABF, déclaration préalable',
  'abf-permis': 'ABF, permis',
  consultation: 'Service consulté',
  'recours-prefet-region': 'Recours devant le préfet de région',
  'reponse-prefet-region': 'Réponse du préfet de région',
  'information-centre': 'Information du Centre du patrimoine mondial',
} as const;

export const adviceParts: FormPart[] = [
  {
    fields: [
      { name: 'askedOf', label: 'Demandé à', kind: 'line', required: true },
      { name: 'rule', label: 'Délai', kind: 'choice', choices: adviceRules },
      { name: 'receivedOn', label: 'Dossier reçu le', kind: 'day', hint: 'Le délai court de ce jour.' },
      { name: 'stoppedOn', label: 'Suspendu à partir du', kind: 'day' },
      { name: 'resumedOn', label: 'Suspendu jusqu’au', kind: 'day' },
      { name: 'extraMonths', label: 'Prolongé de (mois)', kind: 'whole' },
      { name: 'dueOn', label: 'Échéance', kind: 'day', hint: 'Calculée si un délai est choisi et le dossier reçu.' },
      { name: 'responsible', label: 'Suivi par', kind: 'person' },
    ],
  },
  {
    title: 'Réponse',
    fields: [
      { name: 'nature', label: 'Avis', kind: 'choice', choices: adviceNatures },
      { name: 'givenOn', label: 'Rendu le', kind: 'day' },
      { name: 'sentence', label: 'Ce qu’il dit, ses prescriptions', kind: 'lines' },
      { name: 'followed', label: 'Ce qui en fut fait', kind: 'lines' },
      { name: 'followedOn', label: 'Constaté le', kind: 'day' },
    ],
  },
];

const reversibilities = { unknown: 'Non dite', yes: 'Réversible', partly: 'En partie', no: 'Irréversible' };

export const impactParts: FormPart[] = [
  {
    fields: [
      { name: 'description', label: 'Impact', kind: 'lines', hint: 'D’où il vient, par quel chemin, sur quoi.' },
      { name: 'duration', label: 'Durée et fréquence', kind: 'line' },
      { name: 'reversibility', label: 'Réversibilité', kind: 'choice', choices: reversibilities },
      { name: 'rating', label: 'Évaluation, selon son échelle', kind: 'choice', choices: ratings },
      { name: 'mitigation', label: 'Évitement, réduction', kind: 'lines' },
      { name: 'residual', label: 'Évaluation après mesures', kind: 'choice', choices: ratings },
    ],
  },
];
