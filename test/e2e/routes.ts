import type { RouteConfigEntry } from '@react-router/dev/routes';
import { matchPath } from 'react-router';
import routes from '../../src/routes.ts';

/** The address of every page, as `/rapports/:publisher/:type/:year`. A route in `.ts` has no page: it answers with a file or data. */
export const pageRoutes: string[] = [...new Set(flatten(await routes))];

/** A section of a page, which is an index route below it, has the address of that page. */
function flatten(entries: RouteConfigEntry[], at?: string): string[] {
  return entries.flatMap(({ path = at ?? '', file, children = [] }) => [
    ...(file.endsWith('.tsx') ? [`/${path}`] : []),
    ...flatten(children, path),
  ]);
}

/** The route an address leads to: the one with the fewest parameters wins, as in the router. */
export function routeOf(address: string): string | undefined {
  const pathname = new URL(address, 'http://localhost').pathname;
  return pageRoutes
    .filter((route) => matchPath(route, pathname))
    .toSorted((a, b) => a.split(':').length - b.split(':').length)[0];
}

/**
 * Follows links from some pages, reading one page of each route, and gives an example address of every route met:
 * a page that no link leads to is not found.
 */
export async function walk(from: string[], read: (address: string) => Promise<string>): Promise<Map<string, string>> {
  const examples = new Map<string, string>();
  const waiting = [...from];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address);
    if (!route || examples.has(route)) continue;
    examples.set(route, address);
    const links = [...(await read(address)).matchAll(/href="(\/[^"#]*)/g)];
    waiting.push(...links.map(([, link = '']) => link.replaceAll('&amp;', '&')));
  }
  return examples;
}
