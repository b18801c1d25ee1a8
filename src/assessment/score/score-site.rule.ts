import { add, compare, type Decimal, multiply } from '../../kernel/decimal.ts';
import { type Criterion, type Grid, isInventoried } from '../grid/grid.ts';
import { markOf, markOfValue } from './mark-of.rule.ts';
import type { Basis, CriterionScore, Gathered, ScoredItem, SiteScore, SurveyState } from './scored.ts';

/** What an older table says of a whole site. */
export interface SiteToScore {
  id: string;
  siteId: string | null;
  name: string;
  gathered: Map<string, Gathered>;
  carriedTotal: Decimal | null;
}

/**
 * The score of a site: each criterion that was surveyed adds the marks of what was found, up to its cap, times its weight.
 * One that was not surveyed adds nothing, whatever was seen by chance, and leaves the score incomplete.
 */
export function scoreSite(grid: Pick<Grid, 'criteria'>, site: SiteToScore): SiteScore {
  const criteria = grid.criteria.map((criterion) =>
    scoreCriterion(criterion, site.gathered.get(criterion.name) ?? nothing),
  );
  const scores = criteria.flatMap(({ score }) => (score === null ? [] : [score]));
  const carriedTotal = scores.length === 0 && site.carriedTotal !== null;
  return {
    ...{ id: site.id, siteId: site.siteId, name: site.name, criteria, carriedTotal },
    total: scores.length > 0 ? add(...scores) : site.carriedTotal,
    complete: scores.length === criteria.length,
  };
}

export function scoreCriterion(criterion: Criterion, gathered: Gathered): CriterionScore {
  const items = itemsOf(criterion, gathered);
  const basis = basisOf(criterion, gathered);
  const sum = basis === 'carried_score' ? (gathered.carriedScore ?? '0') : add(...items.map(({ mark }) => mark));
  const state = stateOf(criterion, gathered, items);
  return {
    ...{ name: criterion.name, label: criterion.label, axis: criterion.axis, state, basis, items, sum },
    reason: gathered.survey.reason,
    aside: gathered.aside,
    effort: gathered.effort,
    value: gathered.value,
    weight: criterion.weight,
    score: state === 'done' ? scoreOf(criterion, basis, sum) : null,
  };
}

/** An older score is taken as it was: its cap and weight were those of its time. */
export const scoreOf = ({ cap, weight }: Pick<Criterion, 'cap' | 'weight'>, basis: Basis, sum: Decimal): Decimal => {
  if (basis === 'carried_score') return sum;
  return multiply(cap !== undefined && compare(sum, cap) > 0 ? cap : sum, weight);
};

function itemsOf(criterion: Criterion, gathered: Gathered): ScoredItem[] {
  const { source } = criterion;
  const told = (key: string, name: string, mark: Decimal): ScoredItem => ({
    ...{
      key,
      name,
      vernacular: '',
      rarity: null,
      statuses: [],
      firstVisit: null,
      records: [],
      level: 0,
      mark,
      why: '',
    },
  });
  if (source.kind === 'protections')
    return gathered.protections.flatMap((kind) => {
      const marked = source.marks[kind];
      return marked ? [told(kind, marked.label, marked.mark)] : [];
    });
  if (source.kind === 'typed' || source.kind === 'attribute') {
    const marked = gathered.value === null ? undefined : markOfValue(gathered.value, source);
    return marked ? [told(source.kind, marked.why, marked.mark)] : [];
  }
  return gathered.found
    .map((found) => ({ ...found, ...markOf(found, criterion.scales) }))
    .sort((a, b) => compare(b.mark, a.mark) || a.name.localeCompare(b.name, 'fr'));
}

function basisOf(criterion: Criterion, { carriedScore, carried, found }: Gathered): Basis {
  if (!isInventoried(criterion)) return carriedScore === null ? 'value' : 'carried_score';
  if (carried && found.length > 0) return 'carried';
  return carriedScore === null ? 'records' : 'carried_score';
}

/** What somebody says of it is so; else what was done tells: enough visits, a value, a line of an older table. */
function stateOf(criterion: Criterion, gathered: Gathered, items: ScoredItem[]): SurveyState {
  const { survey, effort, carried, carriedScore } = gathered;
  if (survey.state) return survey.state === 'done' && lacksValue(criterion, gathered, items) ? 'waiting' : survey.state;
  if (carried || carriedScore !== null) return 'done';
  if (!isInventoried(criterion)) return lacksValue(criterion, gathered, items) ? 'waiting' : 'done';
  return effort.visits >= criterion.surveyedFrom ? 'done' : 'waiting';
}

/** The register always says which protections there are; a value must be known to be worth something. */
const lacksValue = ({ source }: Criterion, { carriedScore }: Gathered, items: ScoredItem[]): boolean =>
  (source.kind === 'typed' || source.kind === 'attribute') && items.length === 0 && carriedScore === null;

export const nothing: Gathered = {
  ...{ found: [], aside: 0, value: null, protections: [], carriedScore: null, carried: false },
  effort: { visits: 0, hours: null, observers: 0, typed: false },
  survey: { state: null, reason: '' },
};
