import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { siteLevelColumn, siteTypeColumn } from '../../site/index.ts';
import { accessLabels } from '../condition/observation.ts';
import { degrees } from '../condition/read-scales.ts';
import { unseen, unseenLabel } from '../condition/scale.ts';
import { loadedLabels } from '../delivery/delivery.ts';
import { endangeredStates } from '../endangered/endangered.ts';
import { permitLabels, projectStages, worksLabels } from '../project/project.ts';
import {
  conditionRows,
  deliveryRows,
  endangeredRows,
  endangeredStepRows,
  observationRows,
  projectRows,
} from './watch-rows.sql.ts';

/** What the watch lets indicators count. */
export const watchCounts = (): CountedSource[] => [...conditionCounts(), ...followCounts()];

const degreeLabels = (): Record<string, string> => Object.fromEntries(degrees().map(({ key, label }) => [key, label]));

const conditionCounts = (): CountedSource[] => [
  {
    name: 'releves',
    label: 'Relevés d’état',
    rowsLabel: 'relevés d’état',
    dated: 'during',
    placed: true,
    aboutSites: true,
    columns: [
      siteTypeColumn(),
      siteLevelColumn(),
      { key: 'etat', label: 'État constaté', choices: choicesOf({ ...degreeLabels(), [unseen]: unseenLabel }) },
      { key: 'acces', label: 'Accès', choices: choicesOf(accessLabels) },
    ],
    distinct: { site: 'sites' },
    rows: observationRows,
  },
  {
    name: 'etats',
    label: 'État des sites',
    rowsLabel: 'sites',
    dated: 'at',
    placed: true,
    aboutSites: true,
    columns: [
      siteTypeColumn(),
      siteLevelColumn(),
      { key: 'vu', label: 'Déjà vu', choices: choicesOf({ oui: 'oui', non: 'non' }) },
      { key: 'etat', label: 'Dernier état vu', choices: choicesOf({ ...degreeLabels(), jamais_vu: 'Jamais vu' }) },
    ],
    distinct: {},
    rows: conditionRows,
  },
];

const followCounts = (): CountedSource[] => [
  {
    name: 'projets',
    label: 'Projets',
    rowsLabel: 'projets',
    dated: 'now',
    placed: true,
    aboutSites: false,
    columns: [
      { key: 'stade', label: 'Stade', choices: choicesOf(projectStages) },
      { key: 'travaux', label: 'Genre de travaux', choices: choicesOf(worksLabels) },
      { key: 'autorisation', label: 'Autorisation', choices: choicesOf(permitLabels) },
    ],
    distinct: {},
    rows: projectRows,
  },
  {
    name: 'perils',
    label: 'Dossiers de péril',
    rowsLabel: 'dossiers de péril',
    dated: 'at',
    placed: true,
    aboutSites: true,
    columns: [
      { key: 'etape', label: 'Étape', choices: choicesOf(endangeredStates) },
      { key: 'ouvert', label: 'Ouvert', choices: choicesOf({ oui: 'oui', non: 'non' }) },
    ],
    distinct: {},
    rows: endangeredRows,
  },
  {
    name: 'etapes_peril',
    label: 'Étapes des dossiers de péril',
    rowsLabel: 'étapes de dossiers de péril',
    dated: 'during',
    placed: true,
    aboutSites: true,
    columns: [
      {
        key: 'sens',
        label: 'Sens',
        choices: choicesOf({ ouvert: 'Ouvert', avance: 'Avance', recule: 'Recule', perdu: 'Perdu' }),
      },
      { key: 'etape', label: 'Étape atteinte', choices: choicesOf(endangeredStates) },
    ],
    distinct: { dossier: 'dossiers' },
    rows: endangeredStepRows(Object.keys(endangeredStates)),
  },
  {
    name: 'livraisons',
    label: 'Livraisons attendues',
    rowsLabel: 'livraisons dues',
    dated: 'during',
    placed: false,
    aboutSites: false,
    columns: [
      {
        key: 'reception',
        label: 'Réception',
        choices: choicesOf({ a_temps: 'À temps', en_retard: 'En retard', attendue: 'Pas encore reçue' }),
      },
      { key: 'chargee', label: 'Chargée', choices: choicesOf(loadedLabels) },
    ],
    distinct: { partenaire: 'partenaires' },
    rows: deliveryRows,
  },
];
