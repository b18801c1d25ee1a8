import type { MapLayer } from '../../site/index.ts';
import { type Stage, stages } from '../words.ts';
import { actionMarks, toldAction } from './action-marks.sql.ts';

const groupOf = (stage: Stage): string => {
  if (stage === 'done') return 'faites';
  if (stage === 'engaged' || stage === 'under_way') return 'cours';
  return stage === 'to_specify' || stage === 'emerging' ? 'venir' : 'arretees';
};
const groups = Object.fromEntries(stages.map((stage) => [stage, groupOf(stage)]));

/** Actions of the plans, at the places they concern. */
export const actionLayer: MapLayer = {
  name: 'actions',
  label: 'Actions',
  note: 'Aux sites que chacune concerne, ou au milieu de ses communes.',
  inside: false,
  legend: () => [
    { key: 'cours', label: 'En cours', shape: 'star', tone: 'slate' },
    { key: 'venir', label: 'À venir', shape: 'plus', tone: 'slate' },
    { key: 'faites', label: 'Réalisées', shape: 'hexagon', tone: 'accent' },
    { key: 'arretees', label: 'Reportées, suspendues ou abandonnées', shape: 'hourglass', tone: 'quiet' },
  ],
  placed: (asked) => actionMarks(asked, groups),
  told: toldAction,
};
