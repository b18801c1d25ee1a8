export {
  addPlacesTo,
  removePlaceFrom,
  renameAttribute,
  saveAttributes,
  setSiteAttributes,
} from './attribute/keep-attributes.ts';
export {
  type AttributesOfSite,
  readAttribute,
  readAttributeLists,
  readAttributes,
  readAttributesOfSite,
  readAttributesToSay,
} from './attribute/read-attributes.ts';
export { type Audience, audienceLabels, audiences } from './audience.ts';
export { addPlaces, removePlace } from './campaign/campaign-list.ts';
export { type ReadCampaign, readCampaign, readCampaigns } from './campaign/read-campaigns.ts';
export { saveCampaign } from './campaign/save-campaign.ts';
export type { CommitteeDecision } from './committee/committee-decision.ts';
export {
  type ReadDecision,
  readCommitteeDecision,
  readCommitteeDecisions,
  saveCommitteeDecision,
} from './committee/save-committee-decision.ts';
export { readCompleteness } from './completeness/read-completeness.ts';
export { keepPhoto, mostPhotos } from './condition/keep-photo.ts';
export { observationNews } from './condition/observation-news.sql.ts';
export {
  type Condition,
  readCondition,
  readStandingConditions,
  type StandingCondition,
  type ToldObservation,
} from './condition/read-condition.ts';
export { readLatestObservations, type ToldLatest } from './condition/read-latest-observations.ts';
export { readPhoto, readPhotos } from './condition/read-photo.ts';
export { listScales, scaleOfType } from './condition/read-scales.ts';
export { type Recorded, recordObservation } from './condition/record-observation.ts';
export { conditionJournal } from './condition-journal.ts';
export { watchCounts } from './counting/watch-sources.ts';
export { type Due, type DueKind, type DueSource, dueKinds } from './deadline/due.ts';
export { dueDate } from './deadline/due-date.rule.ts';
export { type FallsDue, fallsDue } from './deadline/falls-due.rule.ts';
export { readDeadlineRules } from './deadline/read-deadline-rules.ts';
export {
  countLate,
  deliveriesDue,
  readDeliveries,
  readDelivery,
  remindDelivery,
  saveDelivery,
} from './delivery/save-delivery.ts';
export { writingDigests } from './digest/write-digests.ts';
export { readBoard, readEndangered, saveEndangered } from './endangered/save-endangered.ts';
export {
  governanceDue,
  type MeetingFile,
  readBody,
  readDecision,
  readDecisions,
  readGovernance,
  readMeeting,
} from './governance/read-governance.ts';
export { addDecision, addMeeting, changeDecision, changeMeeting, saveBody } from './governance/save-governance.ts';
export { type KeptKind, readKept, type SavedKept, saveKept } from './kept/save-kept.ts';
export { linesOf } from './lines-of.ts';
export { conditionLayer } from './map/condition-layer.ts';
export { projectLayer } from './map/project-layer.ts';
export { assessPressure } from './pressure/assess-pressure.ts';
export { findFactor, listFactorGroups } from './pressure/read-factors.ts';
export {
  type PressuresOnSite,
  readPressures,
  readSpread,
  readStandingPressures,
  type StatedPressure,
} from './pressure/read-pressures.ts';
export {
  adviceFallingDue,
  readAdvice,
  readImpact,
  readProject,
  readProjects,
} from './project/read-project.ts';
export { saveAdvice, saveImpact, saveMatrix, saveProject } from './project/save-project.ts';
export { watchDue } from './read-due.ts';
export { readWatch } from './read-watch.ts';
export { watchJournal } from './watch-journal.ts';
export type { WatchPart, WatchPartSource } from './watch-part.ts';
export { seenSite } from './watched-site.ts';
