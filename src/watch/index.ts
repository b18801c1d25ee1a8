export { type Due, type DueKind, type DueSource, dueKinds } from './deadline/due.ts';
export { dueDate } from './deadline/due-date.rule.ts';
export { type FallsDue, fallsDue } from './deadline/falls-due.rule.ts';
export { readDeadlineRules } from './deadline/read-deadline-rules.ts';
