import type { Db } from '../../kernel/db/index.ts';
import { keepWhileUnchanged } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import type { Followed } from '../../kernel/news.ts';
import { typeset } from '../../kernel/typeset.ts';
import { findFollowedPlan } from '../../programme/index.ts';
import { findFollowedSite } from '../../site/index.ts';
import { gatherNews, type NewsGroup } from './gather.rule.ts';
import { newsKinds } from './kinds.ts';
import { listNews } from './news.sql.ts';

/** Things of one kind that are named; of more, a line tells the number. */
const mostOfKind = 50;
const mostGroups = 50;

/** A line of what is new, in words. */
export interface ToldNews {
  /** Names it for ever: "site/mission/2021-01-12". */
  key: string;
  day: string;
  at: Date;
  /** "Site publié", "12 sites publiés". */
  label: string;
  organisation: string;
  /** How many there are; `items` names the first. */
  count: number;
  items: { title: string; note: string; href: string }[];
}

/** What everybody may follow: the territory, a plan by its address, a place. */
export type Following = { of: 'territory' } | { of: 'plan' | 'site'; key: string };

export interface FollowedNews {
  /** What is followed, and its page. */
  title: string;
  page: string;
  news: ToldNews[];
}

const titleOfTerritory = 'Le territoire';

/** What is new of what is followed, for everybody; the same answer until something is written. */
export const readNews = keepWhileUnchanged(readNewsNow, ({ following }: { db: Db; following: Following }) =>
  JSON.stringify(following),
);

async function readNewsNow({ db, following }: { db: Db; following: Following }): Promise<FollowedNews> {
  const { about, title, page } = await findFollowed(db, following);
  const groups = gatherNews(await listNews(db, newsKinds, about, mostOfKind));
  return { title, page, news: groups.slice(0, mostGroups).map(tell) };
}

async function findFollowed(db: Db, following: Following): Promise<{ about: Followed; title: string; page: string }> {
  if (following.of === 'territory') return { about: {}, title: titleOfTerritory, page: '/' };
  const { of, key } = following;
  if (of === 'plan') {
    const plan = await findFollowedPlan(db, key);
    if (!plan) throw missing('Ce plan');
    return { about: { planId: plan.id }, title: typeset(plan.title), page: `/plans/${key}` };
  }
  const site = await findFollowedSite(db, key);
  if (!site) throw missing('Ce site');
  return { about: { siteId: site.id }, title: typeset(site.title), page: `/sites/${key}` };
}

function tell({ kind, organisation, day, at, count, items }: NewsGroup): ToldNews {
  return {
    key: `${kind}/${organisation.slug}/${day}`,
    ...{ day, at, organisation: organisation.name, label: labelOf(kind, count), count },
    items: items.map(({ title, note, day: told, href }) => ({
      title: typeset(title),
      note: typeset([note, told && printDate(told)].filter(Boolean).join(', ')),
      href,
    })),
  };
}

function labelOf(kind: string, count: number): string {
  const known = newsKinds.find((each) => each.kind === kind);
  if (!known) throw new Error(`no kind of news is called ${kind}`);
  return count === 1 ? known.one : printCount(count, known.one, known.many);
}
