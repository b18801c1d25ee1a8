import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Followed, NewsKind } from '../../kernel/news.ts';

/** One thing that appeared before everybody. */
export interface News {
  kind: string;
  id: string;
  at: Date;
  /** How many of this kind its organisation made appear that day in France, itself among them. */
  ofThatDay: number;
  organisation: { slug: string; name: string };
  title: string;
  note: string | null;
  day: string | null;
  href: string;
}

const ofThatDay = sql`count(*) over (partition by row.organisation_id, (row.at at time zone 'Europe/Paris')::date) as of_that_day`;

/** The latest of each kind, in one question: work is bounded for each. */
export async function listNews(db: Db, kinds: NewsKind[], followed: Followed, most: number): Promise<News[]> {
  const each = kinds.flatMap(({ kind, rows }) => {
    const shown = rows(followed);
    return shown
      ? [
          sql`(select ${kind}::text as kind, row.*, ${ofThatDay} from (${shown}) row order by at desc, id limit ${most})`,
        ]
      : [];
  });
  const { rows } = await sql<News>`
    select news.kind, news.id, news.at, news.of_that_day::int, news.title, nullif(news.note, '') as note, news.day::text, news.href,
      json_build_object('slug', organisation.slug, 'name', organisation.short_name) as organisation
    from (${sql.join(each, sql` union all `)}) news join organisation on organisation.id = news.organisation_id
    order by news.at desc, news.kind, news.title, news.id
  `.execute(db);
  return rows;
}
