import { frenchDay } from '../../kernel/french.ts';
import type { News } from './news.sql.ts';

/** What one organisation made appear in one day, of one kind: a whole register brought in is one line. */
export interface NewsGroup {
  kind: string;
  organisation: News['organisation'];
  /** Day in France. */
  day: string;
  /** When the last of them appeared. */
  at: Date;
  /** How many there are in all. */
  count: number;
  /** The latest first. */
  items: News[];
}

export function gatherNews(news: News[]): NewsGroup[] {
  const groups = new Map<string, NewsGroup>();
  for (const each of news.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    const { kind, organisation, at, ofThatDay } = each;
    const day = frenchDay(at);
    const key = `${day} ${kind} ${organisation.slug}`;
    const group = groups.get(key) ?? { kind, organisation, day, at, count: ofThatDay, items: [] };
    groups.set(key, group);
    group.items.push(each);
  }
  return [...groups.values()];
}
