import type { MapLayer } from '../../site/index.ts';
import { openStages, projectStages } from '../project/project.ts';
import { projectMarks, toldProject } from './project-marks.sql.ts';

/** Projects that may touch the property, for those who work there. */
export const projectLayer: MapLayer = {
  name: 'projets',
  label: 'Projets',
  note: 'Le contour de chacun, ou le milieu de ses communes.',
  inside: true,
  legend: () => [
    { key: 'ouverts', label: 'En cours', shape: 'house', tone: 'slate' },
    { key: 'clos', label: 'Achevés, refusés ou abandonnés', shape: 'bar', tone: 'quiet' },
  ],
  placed: (asked) => projectMarks(asked, openStages),
  told: toldProject(projectStages),
};
