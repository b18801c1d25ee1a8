import type { RawBuilder } from 'kysely';

/** What somebody typed, as it is asked of what may be found (`understand.rule.ts` of the portal). */
export interface AskedText {
  /** The whole, as `searchForm` writes it. */
  form: string;
  /** Words that must all be there, from their beginning. */
  words: string[];
}

/** Whose drafts are found besides what everybody may read. */
export interface SearchReader {
  /** Organisations where who asks works. */
  worksIn: string[];
  /** Organisations whose editions in the making they read. */
  readsEditionsOf: string[];
}

/** A kind of things that one search box finds. Each slice offers its own; `portal/search/kinds.ts` lists them. */
export interface SearchedKind {
  kind: string;
  /** On screen, of several: "Actions". */
  label: string;
  table: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  title: RawBuilder<unknown>;
  /** What it is told beside its title. */
  note: RawBuilder<unknown>;
  href: RawBuilder<unknown>;
  /** Its name as searches compare it, with an index on its beginning and one on its trigrams. */
  form: RawBuilder<unknown>;
  /** The words of its text, indexed; without them words are looked for in `form`. */
  words?: RawBuilder<unknown>;
  /** Names that, typed whole, put it first. */
  names: RawBuilder<unknown>[];
  /** Keys of those that bear another name that begins like this one, and whether it is this one. */
  otherwise?(asked: AskedText): RawBuilder<unknown>;
  /** Keys of those whose other names are merely written like it, and how much. */
  misspelt?(asked: AskedText): RawBuilder<unknown>;
  /** Which comes first of two found alike: the highest. */
  weight?: RawBuilder<unknown>;
  /** Which rows this reader may see: what is published, and the drafts of their own. */
  shown(reader: SearchReader): RawBuilder<unknown>;
}
