import { add, compare, type Decimal, divide, multiply, round, subtract } from '../../kernel/decimal.ts';
import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import type { Milestone } from '../action/action.ts';
import { type Stage, stageLabels, stages } from '../words.ts';

/** An indicator of an action, with what is needed to place it between where it started and where it should go. */
export interface MeasuredIndicator {
  label: string;
  baseline: { year: number; value: Decimal } | null;
  target: { year: number; value: Decimal } | null;
  latest: { year: number; value: Decimal } | null;
}

export interface ProgressingAction {
  id: string;
  stage: Stage;
  milestones: Milestone[];
  indicators: MeasuredIndicator[];
}

export interface Progress {
  /** 0 to 100, without decimals; null where nothing counts. */
  percent: number | null;
  /** The reasoning, in French, with its arithmetic. */
  steps: string[];
}

interface ActionProgress extends Progress {
  id: string;
  /** Why it is late; null where it is not. */
  late: string | null;
}

/** What a stage is worth where nothing else can be measured. */
const stageShare: Record<Stage, Decimal | null> = {
  to_specify: '0',
  emerging: '10',
  engaged: '25',
  under_way: '50',
  done: '100',
  postponed: '0',
  suspended: '0',
  given_up: null,
};

/**
 * Progress of one action. Done is 100 %, given up is left out. Otherwise the mean of what can be measured
 * (share of milestones reached; way from baseline to target of each indicator), else what its stage is worth.
 */
export function progressOfAction(action: ProgressingAction, today: string): ActionProgress {
  const late = lateness(action, today);
  const share = stageShare[action.stage];
  const stage = `Étape «\u00a0${stageLabels[action.stage].toLowerCase()}\u00a0»`;
  if (share === null)
    return { id: action.id, percent: null, steps: [`${stage}\u00a0: l’action sort du calcul.`], late };
  if (action.stage === 'done') return { id: action.id, percent: 100, steps: [`${stage}\u00a0: 100\u202f%.`], late };
  const measures = [measureMilestones(action.milestones), measureIndicators(action.indicators)].filter(
    (measure) => measure !== undefined,
  );
  if (measures.length === 0) {
    const steps = [`${stage}, sans jalon ni indicateur mesurable\u00a0: comptée ${share}\u202f%.`];
    return { id: action.id, percent: Number(share), steps, late };
  }
  const percent = mean(measures.map((measure) => measure.share));
  const steps = measures.flatMap((measure) => measure.steps);
  if (measures.length > 1) steps.push(`Moyenne des jalons et des indicateurs\u00a0: ${printShare(percent)}.`);
  const whole = Number(round(percent, 0));
  if (whole < 100) return { id: action.id, percent: whole, steps, late };
  steps.push('L’action n’est pas encore déclarée réalisée\u00a0: elle s’arrête à 99\u202f%.');
  return { id: action.id, percent: 99, steps, late };
}

/** Progress of a plan, an objective or any list of actions: the mean of those that count, each weighing the same. */
export function progressOf(actions: readonly { stage: Stage; percent: number | null }[]): Progress {
  const counted = actions.flatMap(({ percent }) => (percent === null ? [] : [String(percent)]));
  const byStage = Map.groupBy(actions, (action) => action.stage);
  const parts = stages.flatMap((stage) => {
    const count = byStage.get(stage)?.length ?? 0;
    return count ? [`${stageLabels[stage].toLowerCase()}\u00a0: ${count}`] : [];
  });
  if (actions.length === 0) return { percent: null, steps: ['Aucune action\u00a0: pas d’avancement à calculer.'] };
  const steps = [`${printCount(actions.length, 'action')} (${parts.join(', ')}).`];
  const left = actions.length - counted.length;
  if (left > 0) steps.push(`${printCount(left, 'action abandonnée', 'actions abandonnées')}, hors du calcul.`);
  if (counted.length === 0) return { percent: null, steps };
  const percent = mean(counted);
  const total = printNumber(add(...counted));
  steps.push(`Moyenne\u00a0: ${total} ÷ ${counted.length} = ${printShare(percent)}.`);
  return { percent: Number(round(percent, 0)), steps };
}

interface Measure {
  share: Decimal;
  steps: string[];
}

function measureMilestones(milestones: readonly Milestone[]): Measure | undefined {
  if (milestones.length === 0) return undefined;
  const reached = milestones.filter((milestone) => milestone.doneOn).length;
  const share = percentOf(String(reached), String(milestones.length));
  const sentence = `${printCount(reached, 'jalon atteint', 'jalons atteints')} sur ${milestones.length}\u00a0: ${printShare(share)}.`;
  return { share, steps: [sentence] };
}

function measureIndicators(indicators: readonly MeasuredIndicator[]): Measure | undefined {
  const measures = indicators.flatMap((indicator) => measureIndicator(indicator) ?? []);
  if (measures.length === 0) return undefined;
  return { share: mean(measures.map((measure) => measure.share)), steps: measures.flatMap((measure) => measure.steps) };
}

/** Undefined where the way cannot be measured: no baseline, target or later value, or a target equal to the baseline. */
function measureIndicator({ label, baseline, target, latest }: MeasuredIndicator): Measure | undefined {
  if (!baseline || !target || !latest || latest.year < baseline.year) return undefined;
  if (compare(target.value, baseline.value) === 0) return undefined;
  const done = subtract(latest.value, baseline.value);
  const whole = subtract(target.value, baseline.value);
  const share = clamp(percentOf(done, whole));
  const from = `${printNumber(baseline.value)} en ${baseline.year}`;
  const now = `${printNumber(latest.value)} en ${latest.year}`;
  const to = `${printNumber(target.value)} visés en ${target.year}`;
  return { share, steps: [`${label}\u00a0: ${from}, ${now}, ${to}, soit ${printShare(share)} du chemin.`] };
}

function lateness({ stage, milestones }: ProgressingAction, today: string): string | null {
  if (stage === 'done' || stage === 'given_up') return null;
  const missed = milestones.filter((milestone) => !milestone.doneOn && milestone.dueOn && milestone.dueOn < today);
  const first = missed.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))[0];
  if (!first?.dueOn) return null;
  return `«\u00a0${first.title}\u00a0» était attendu pour le ${printDate(first.dueOn)}.`;
}

const mean = (shares: readonly Decimal[]): Decimal => divide(add(...shares), String(shares.length)) ?? '0';
const percentOf = (part: Decimal, whole: Decimal): Decimal => multiply(divide(part, whole) ?? '0', '100');
const clamp = (share: Decimal): Decimal => (compare(share, '0') < 0 ? '0' : compare(share, '100') > 0 ? '100' : share);
const printShare = (share: Decimal): string => `${printNumber(round(share, 0))}\u202f%`;
