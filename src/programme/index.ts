export { actionsByIds } from './action/action.sql.ts';
export type { Action } from './action/action.ts';
export { type ActionAt, listActionsAt } from './action/actions-at.sql.ts';
export { findWords } from './action/find-words.ts';
export { readAction, readActionToEdit, readWorkingActions } from './action/read-action.ts';
export { readSiteProgramme, type SiteProgramme } from './action/read-site-programme.ts';
export { recordStage } from './action/record-stage.ts';
export { saveAction } from './action/save-action.ts';
export {
  announceCommitments,
  retractCommitments,
  writeAnnounced,
  writeRetracted,
} from './commitment/announce-commitments.ts';
export { answerCommitment, writeAnswers } from './commitment/answer-commitment.ts';
export {
  commitmentsByIds,
  commitmentsDueIn,
  commitmentsOfAction,
  publishedCommitmentsOfPlan,
} from './commitment/commitment.sql.ts';
export type { Commitment, CommitmentAnswer } from './commitment/commitment.ts';
export { readCommitment } from './commitment/read-commitment.ts';
export { attachFile, removeFile } from './file/attach-file.ts';
export { readFile } from './file/read-file.ts';
export { planIllustrations } from './illustrations.ts';
export { actionLayer } from './map/action-layer.ts';
export { actionNews, findFollowedPlan, planNews, stageNews } from './news.sql.ts';
export { listObjectives, listPlans } from './plan/plan.sql.ts';
export { readPlan, readPlans, readPlanToEdit } from './plan/read-plans.ts';
export { saveObjectives } from './plan/save-objectives.ts';
export { savePlan } from './plan/save-plan.ts';
export { programmeJournal } from './programme-journal.ts';
export { searchedActions, searchedPlans } from './searched.sql.ts';
export { dropDraft, keepDraft, readDraft } from './spreadsheet/draft.ts';
export { exportActions } from './spreadsheet/export-actions.ts';
export { listBatches } from './spreadsheet/import.sql.ts';
export { type ActionsFile, type DryRun, importActions, tryImport } from './spreadsheet/import-actions.ts';
export { undoImport } from './spreadsheet/undo-import.ts';
