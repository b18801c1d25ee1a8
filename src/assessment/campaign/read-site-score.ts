import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { rankWithinSets } from '../rank/rank-sites.rule.ts';
import { shownItems } from '../score/shown-items.rule.ts';
import { listSurveys } from '../score/sites.sql.ts';
import { readScores, withLevelsOfToday } from './read-scores.ts';

/** One site of a campaign: what its score is made of, down to the record; `asVisitor` for what is printed and given away. */
export async function readSiteScore(context: Context, id: string, listedId: string, asVisitor = false) {
  const scores = await readScores(context, id, isId(listedId) ? { id: listedId } : 'none');
  const { campaign, grid, sites } = scores;
  const found = sites.find((site) => site.id === listedId);
  const [site] = found ? await withLevelsOfToday(context, campaign, [found]) : [];
  if (!site) throw missing('Ce site de la campagne');
  const mayName = scores.mayName && !asVisitor;
  const said = campaign.publishedAt ? [] : await listSurveys(context.db, id);
  const ranking = rankWithinSets(
    sites,
    grid.criteria.map(({ name }) => name),
  );
  const set = ranking.sets.find(({ rows }) => rows.some((row) => row.id === listedId));
  return {
    ...{ campaign, mayName, generated: scores.generated, tables: scores.tables },
    grid: { name: grid.name, label: grid.label, version: grid.version, high: grid.high, example: grid.example },
    site: {
      ...{ id: site.id, siteId: site.siteId, name: site.name, open: site.open, total: site.total },
      ...{ complete: site.complete, carriedTotal: site.carriedTotal },
    },
    criteria: site.criteria.map((criterion) => ({
      ...criterion,
      ...asked(grid.criteria.find(({ name }) => name === criterion.name)),
      ...{ items: undefined, ...shownItems(criterion.items, mayName) },
      said: said.find((one) => one.id === listedId && one.criterion === criterion.name) ?? null,
    })),
    rank: set && { ...set.rows.find((row) => row.id === listedId), among: set.rows.length, complete: set.complete },
    maySurvey: may(context.actor, 'assessment.survey', campaign) && !campaign.publishedAt,
    mayEdit: may(context.actor, 'assessment.edit', campaign) && !campaign.publishedAt,
  };
}

export type ReadSiteScore = Awaited<ReturnType<typeof readSiteScore>>;

type Criterion = Awaited<ReturnType<typeof readScores>>['grid']['criteria'][number];

/** What a form asks of a criterion. */
const asked = (criterion: Criterion | undefined) => {
  const source = criterion?.source;
  const valued = source?.kind === 'typed' || source?.kind === 'attribute' ? source : undefined;
  return {
    kind: source?.kind ?? 'typed',
    cap: criterion?.cap ?? null,
    hint: source?.kind === 'typed' ? source.hint : '',
    unit: valued?.unit ?? '',
    choices: valued?.choices ? Object.entries(valued.choices).map(([key, { label }]) => ({ key, label })) : null,
  };
};
