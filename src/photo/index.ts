export { exportDynamics } from './change/export-dynamics.ts';
export { noteChange } from './change/note-change.ts';
export type { Change } from './change/tell-change.ts';
export { photoJournal } from './photo-journal.ts';
export { photoDue } from './reshoot/photo-due.ts';
export { keepShot } from './shot/keep-shot.ts';
export { readShot } from './shot/read-shot.ts';
export { withdrawShot } from './shot/withdraw-shot.ts';
export {
  readChangeChoices,
  readViewpoint,
  readViewpointFor,
  readViewpointWithPlan,
} from './viewpoint/read-viewpoint.ts';
export { readViewpointsPlan } from './viewpoint/read-viewpoint-plan.ts';
export {
  readPhotoPart,
  readViewpoints,
  readViewpointsOfSite,
  type ViewpointSeries,
} from './viewpoint/read-viewpoints.ts';
export { readViewpointToEdit, saveViewpoint } from './viewpoint/save-viewpoint.ts';
