export { addViews, removeView } from './campaign/campaign-list.ts';
export {
  type ReadReshootCampaign,
  readReshootCampaign,
  readReshootCampaigns,
} from './campaign/read-campaigns.ts';
export { readReshootCampaignToEdit, saveReshootCampaign } from './campaign/save-campaign.ts';
export { exportDynamics } from './change/export-dynamics.ts';
export { noteChange } from './change/note-change.ts';
export type { Change } from './change/tell-change.ts';
export { viewpointIllustrations } from './illustrations.ts';
export { viewpointLayer } from './map/viewpoint-layer.ts';
export { photoJournal } from './photo-journal.ts';
export { photoDue } from './reshoot/photo-due.ts';
export { keepShot } from './shot/keep-shot.ts';
export { readLatestShots, readShot } from './shot/read-shot.ts';
export { shotNews } from './shot/shot-news.sql.ts';
export { withdrawShot, writeTakenBack } from './shot/withdraw-shot.ts';
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
