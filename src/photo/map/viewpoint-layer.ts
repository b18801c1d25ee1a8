import type { MapLayer } from '../../site/index.ts';
import { toldViewpoint, viewpointMarks } from './viewpoint-marks.sql.ts';

/** Viewpoints that are photographed again: those that visitors may see, and all of one's own organisations. */
export const viewpointLayer: MapLayer = {
  name: 'points-de-vue',
  label: 'Points de vue photographiés',
  note: 'Là où se placer pour reprendre la vue. Une carte restreinte garde celles qui montrent un site retenu.',
  inside: false,
  legend: () => [
    { key: 'suivis', label: 'Série ouverte', shape: 'diamond', tone: 'slate' },
    { key: 'clos', label: 'Série close', shape: 'bar', tone: 'quiet' },
  ],
  placed: viewpointMarks,
  told: toldViewpoint,
};
