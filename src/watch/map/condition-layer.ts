import type { LegendEntry, MapLayer } from '../../site/index.ts';
import { degrees } from '../condition/read-scales.ts';
import { conditionMarks, toldCondition, worstConditions } from './condition-marks.sql.ts';

/** By rank on the scales, the best first. */
const marks: Pick<LegendEntry, 'shape' | 'tone'>[] = [
  { shape: 'circle', tone: 'accent' },
  { shape: 'diamond', tone: 'accent' },
  { shape: 'square', tone: 'amber' },
  { shape: 'triangle', tone: 'brick' },
  { shape: 'wedge', tone: 'brick' },
  { shape: 'cross', tone: 'quiet' },
];

const legend = (): LegendEntry[] =>
  degrees().map(({ key, label, rank }) => ({
    key,
    label,
    ...(marks[rank - 1] ?? { shape: 'cross', tone: 'quiet' }),
  }));

const levels = () => legend().map(({ key }) => key);

/** Places by the state in which somebody last saw them. */
export const conditionLayer: MapLayer = {
  name: 'etats',
  label: 'État des sites',
  note: 'Le dernier état vu, sur l’échelle du type de site. De loin, le plus mauvais d’un même endroit.',
  inside: false,
  legend,
  placed: (asked) => conditionMarks(asked, levels()),
  afar: (asked, keys) => worstConditions(asked, levels(), keys),
  told: toldCondition,
};
