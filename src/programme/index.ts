export { actionsByIds } from './action.sql.ts';
export type { Action } from './action.ts';
export { announceCommitments, retractCommitments, writeAnnounced, writeRetracted } from './announce-commitments.ts';
export { answerCommitment, writeAnswers } from './answer-commitment.ts';
export { commitmentsByIds, commitmentsDueIn, commitmentsOfAction } from './commitment.sql.ts';
export type { Commitment, CommitmentAnswer } from './commitment.ts';
export { findWords } from './find-words.ts';
export { findPlan, listObjectives, listPlans } from './plan.sql.ts';
export { readAction, readActionToEdit, readPlan, readPlans, readWorkingActions } from './read-programme.ts';
export { recordStage } from './record-stage.ts';
export { saveAction } from './save-action.ts';
export { saveObjectives } from './save-objectives.ts';
export { savePlan } from './save-plan.ts';
export { exportActions } from './spreadsheet/export-actions.ts';
export { listBatches } from './spreadsheet/import.sql.ts';
export {
  type ActionsFile,
  type DryRun,
  dropDraft,
  importActions,
  keepDraft,
  readDraft,
  tryImport,
} from './spreadsheet/import-actions.ts';
export { undoImport } from './spreadsheet/undo-import.ts';
