import type { ViewpointSeries } from './read-viewpoints.ts';
import { themesOf } from './viewpoint.ts';

/** Which viewpoints an address asks for: of an observatory, of a theme. */
export const askedViewpoints = (query: URLSearchParams) => ({
  observatory: query.get('observatoire') ?? '',
  theme: query.get('theme') ?? '',
});

/** Those that are asked for, each under its number in the list. */
export const numberViewpoints = (
  series: ViewpointSeries[],
  { observatory, theme }: ReturnType<typeof askedViewpoints>,
) =>
  series
    .filter(({ viewpoint }) => !observatory || viewpoint.observatory === observatory)
    .filter(({ viewpoint }) => !theme || themesOf(viewpoint).includes(theme))
    .map((each, at) => ({ ...each, number: at + 1 }));
