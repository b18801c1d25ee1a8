export { checkJournal } from '../check-journal.ts';
export { type JudgedFinding, judgeFinding, nameOfFinding, readVerdicts } from './judge-finding.ts';
export { type JudgedRule, shownTier, type Verdict } from './judged-precision.rule.ts';
export { listDemotedRules, listJudgedRules, publishJudgedRules } from './list-judged-rules.ts';
