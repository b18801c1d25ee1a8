import type { z } from 'zod';
import type { ApiContract } from '../../kernel/api-contract.ts';
import { requestsAllowed } from './dispatch.ts';
import { operationName } from './openapi.ts';
import { apiRoutes } from './routes.ts';

/** What the page of the interface shows: each route as its contract says it. */
export const guideOf = (origin: string) => ({
  root: `${origin}/api`,
  allowed: requestsAllowed,
  operations: apiRoutes.map(({ contract }) => ({
    name: operationName(contract),
    ...{ method: contract.method, path: `/api${contract.path}`, summary: contract.summary },
    description: contract.description ?? '',
    fields: Object.entries(contract.input.shape).map(([name, schema]) => ({
      name,
      says: (schema as z.ZodType).description ?? '',
    })),
    command: commandOf(origin, contract),
  })),
});

/** The example of a contract, as it is typed in a terminal. */
function commandOf(origin: string, { method, path, example }: ApiContract): string {
  const inPath = (name: string) => path.includes(`{${name}}`);
  const address = `${origin}/api${path.replace(/\{(\w+)\}/g, (_, name: string) => String(example[name]))}`;
  if (method === 'GET') {
    const asked = Object.entries(example).filter(([name]) => !inPath(name));
    const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
    return query.size > 0 ? `curl '${address}?${query}'` : `curl '${address}'`;
  }
  return [
    `curl '${address}' \\`,
    `  -H 'Authorization: Bearer VOTRE_JETON' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(example)}'`,
  ].join('\n');
}
