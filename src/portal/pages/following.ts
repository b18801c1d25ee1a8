import type { Following } from '../news/read-news.ts';

/** What the address of a page or of a feed follows. */
export const followingOf = ({ slug, id }: { slug?: string; id?: string }): Following => {
  if (slug) return { of: 'plan', key: slug };
  return id ? { of: 'site', key: id } : { of: 'territory' };
};
