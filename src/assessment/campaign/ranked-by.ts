import type { RankBy } from './read-assessment.ts';

/** How the address of a page asks to rank: `classer=commun`, `critere=…`, or each among its like. */
export function rankedBy(query: URLSearchParams): RankBy {
  const picked = query.getAll('critere');
  return query.get('classer') === 'commun' ? 'shared' : picked.length > 0 ? picked : 'sets';
}
