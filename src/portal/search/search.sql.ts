import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { AskedText, SearchedKind, SearchReader } from '../../kernel/searched.ts';

/** How a thing was found, best first. */
export const tiers = { exact: 0, begins: 1, titled: 2, told: 3, alike: 4 } as const;

export interface Found {
  kind: string;
  key: string;
  title: string;
  note: string | null;
  href: string;
  tier: number;
  /** How much a misspelt name is like what was typed, to 1. */
  likeness: number;
  /** How many of its kind were found, to `mostCounted`. */
  total: number;
}

/** Rows of a kind that are ranked: what begins like the text, read in order, and what holds its words. */
const mostBeginning = 60;
const mostHolding = 400;
const mostAlike = 100;
export const mostCounted = mostHolding;

export interface SearchPage {
  /** Of each kind. */
  limit: number;
  offset?: number;
  /** Besides what bears the text or holds its words, or alone, what is merely written like it. */
  alike?: 'also' | 'alone';
}

/** The best of each kind, each kind through its own indexes: work grows with what matches, to a bound. */
export async function searchKinds(
  db: Db,
  kinds: readonly SearchedKind[],
  asked: AskedText,
  reader: SearchReader,
  page: SearchPage,
): Promise<Found[]> {
  const parts = kinds.map((kind) => sql`(${ranked(kind, asked, reader, page)})`);
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

function ranked(kind: SearchedKind, asked: AskedText, reader: SearchReader, page: SearchPage): RawBuilder<unknown> {
  const weight = kind.weight ? sql`${kind.weight} desc,` : sql``;
  return sql`
    select ${kind.kind}::text as kind, (${kind.key})::text as key, ${kind.title} as title, (${kind.note})::text as note,
      ${kind.href} as href, ${tierOf(kind, asked)} as tier, met.likeness, count(*) over ()::int as total
    from (select key, min(way) as way, max(likeness) as likeness
        from (${candidates(kind, asked, reader, page)}) each (key, way, likeness) group by key) met
      join ${kind.table} on ${kind.key} = met.key
    ${kind.otherwise || kind.misspelt ? sql`where ${kind.shown(reader)}` : sql``}
    order by tier, met.likeness desc, ${weight} length(${kind.title}), title, key
    limit ${page.limit} offset ${page.offset ?? 0}`;
}

/** Keys of what may be meant, how it was met and how like it is, each way to its bound. */
function candidates(kind: SearchedKind, asked: AskedText, reader: SearchReader, { alike }: SearchPage) {
  const met = (way: number, likeness = sql`0::real`) => sql`select ${kind.key}, ${sql.lit(way)}, ${likeness}`;
  const rows = sql`from ${kind.table} where ${kind.shown(reader)} and`;
  const ways: RawBuilder<unknown>[] = [];
  if (alike !== 'alone') {
    ways.push(
      sql`${met(tiers.begins)} ${rows} ${kind.form} like ${`${asked.form}%`} order by ${kind.form} using ~<~ limit ${mostBeginning}`,
      sql`${met(tiers.told)} ${rows} ${holdsWords(kind, asked)} limit ${mostHolding}`,
    );
    if (kind.otherwise)
      ways.push(sql`select key, case when same then ${sql.lit(tiers.exact)} else ${sql.lit(tiers.begins)} end, 0::real
        from (${kind.otherwise(asked)}) other (key, same)`);
  }
  if (alike) {
    const likeness = sql`word_similarity(${asked.form}, ${kind.form})`;
    ways.push(sql`${met(tiers.alike, likeness)} ${rows} ${asked.form}::text <% ${kind.form} limit ${mostAlike}`);
    if (kind.misspelt)
      ways.push(
        sql`select key, ${sql.lit(tiers.alike)}, likeness from (${kind.misspelt(asked)}) other (key, likeness)`,
      );
  }
  return sql.join(
    ways.map((way) => sql`(${way})`),
    sql` union all `,
  );
}

/** Each word as it begins, or by its French stem. */
function holdsWords({ words, form }: SearchedKind, asked: AskedText): RawBuilder<unknown> {
  if (!words)
    return sql.join(
      asked.words.map((word) => beginsAWord(form, word)),
      sql` and `,
    );
  const each = asked.words.map((word) => sql`(to_tsquery('simple', ${`${word}:*`}) || to_tsquery('french', ${word}))`);
  return sql`${words} @@ (${sql.join(each, sql` && `)})`;
}

const beginsAWord = (form: RawBuilder<unknown>, word: string) =>
  sql`(${form} like ${`${word}%`} or ${form} like ${`% ${word}%`})`;

function tierOf({ names, form }: SearchedKind, asked: AskedText): RawBuilder<unknown> {
  const titled = asked.words.map((word) => beginsAWord(form, word));
  return sql`case
    when ${asked.form} in (${sql.join(names)}) then ${sql.lit(tiers.exact)}
    when met.way > ${sql.lit(tiers.titled)} and ${sql.join(titled, sql` and `)} then ${sql.lit(tiers.titled)}
    else met.way end`;
}
