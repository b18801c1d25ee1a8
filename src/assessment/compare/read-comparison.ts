import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readScores, withLevelsOfToday } from '../campaign/read-scores.ts';
import { shownItems } from '../score/shown-items.rule.ts';
import { compareScores } from './compare-scores.rule.ts';

/**
 * What changed between an earlier campaign and this one, site by site: those of both lists, by the register. One site may be
 * opened: what its change is made of.
 */
export async function readComparison(context: Context, asked: { id: string; withId: string; site: string }) {
  const [after, before] = await Promise.all([
    readScores(context, asked.id, 'none'),
    readScores(context, asked.withId, 'none'),
  ]);
  if (after.grid.name !== before.grid.name) throw otherGrid();
  const keyOf = (site: { siteId: string | null; name: string }) => site.siteId ?? site.name;
  const earlier = new Map(before.sites.map((site) => [keyOf(site), site]));
  const pairs = after.sites.flatMap((site) => {
    const was = earlier.get(keyOf(site));
    return was && was.total !== null && site.total !== null ? [{ site, was }] : [];
  });
  const rows = pairs.map(({ site, was }) => {
    const { items: _, ...change } = compareScores(was, site);
    return { id: site.id, name: site.name, open: site.open, ...change };
  });
  return {
    ...{ before: before.campaign, after: after.campaign, rows },
    generated: before.generated || after.generated,
    tables: { before: before.tables.rarity, after: after.tables.rarity },
    labels: Object.fromEntries(after.grid.criteria.map(({ name, label }) => [name, label])),
    onlyBefore: before.sites.filter((site) => !after.sites.some((other) => keyOf(other) === keyOf(site))).length,
    onlyAfter: after.sites.filter((site) => !earlier.has(keyOf(site))).length,
    detail: await detailOf(context, asked.site, pairs, { before, after }),
  };
}

type Side = Awaited<ReturnType<typeof readScores>>;
type Site = Side['sites'][number];

async function detailOf(
  context: Context,
  id: string,
  pairs: { site: Site; was: Site }[],
  { before, after }: { before: Side; after: Side },
) {
  const pair = pairs.find(({ site }) => site.id === id);
  if (!pair) return null;
  const [[was], [is]] = await Promise.all([
    withLevelsOfToday(context, before.campaign, [pair.was]),
    withLevelsOfToday(context, after.campaign, [pair.site]),
  ]);
  const { items, ...change } = compareScores(was ?? pair.was, is ?? pair.site);
  const shown = shownItems(
    items.map((item) => ({ ...item, mark: item.amount })),
    before.mayName && after.mayName,
  );
  return { id, name: pair.site.name, ...change, items: shown.named, hidden: shown.hidden };
}

const otherGrid = () =>
  new DomainError(
    'invalid',
    'assessments_not_comparable',
    'Ces deux campagnes ne suivent pas la même grille\u00a0: leurs scores ne se comparent pas. Choisissez-en une de la même grille.',
  );
