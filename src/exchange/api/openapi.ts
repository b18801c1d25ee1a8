import { z } from 'zod';
import type { ApiContract } from '../../kernel/api-contract.ts';
import { announcement } from '../webhook/announcement.ts';
import { apiRoutes } from './routes.ts';

/** The interface as OpenAPI 3.1 tells it: nothing in it is written by hand. */
export const openApiDocument = (origin: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Carreau',
    version: '1.0.0',
    description: 'Lire ce qui est publié, et écrire avec ses droits, par un programme.',
    license: { name: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
  },
  servers: [{ url: `${origin}/api` }],
  paths: pathsOf(apiRoutes.map(({ contract }) => contract)),
  webhooks: {
    'edition.publiee': {
      post: {
        summary: 'Un rapport vient d’être publié',
        description:
          'Envoyé aux programmes prévenus par une organisation, signé selon Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).',
        requestBody: { content: { 'application/json': { schema: schemaOf(announcement, 'output') } } },
        responses: { '2XX': { description: 'Reçu : il ne sera plus envoyé' } },
      },
    },
  },
  components: {
    securitySchemes: { jeton: { type: 'http', scheme: 'bearer', description: 'Un jeton de la page « Mes jetons ».' } },
    schemas: { Probleme: schemaOf(problem, 'output') },
  },
});

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('Une phrase, pour une personne'),
  code: z.string().describe('Ne change pas, pour un programme'),
  faits: z.record(z.string(), z.unknown()).optional(),
  envoye: z.unknown().optional(),
});

function pathsOf(contracts: ApiContract[]) {
  const byPath = Map.groupBy(contracts, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, all]) => [
      path,
      Object.fromEntries(all.map((each) => [each.method.toLowerCase(), operationOf(each)])),
    ]),
  );
}

export const operationName = ({ method, path }: Pick<ApiContract, 'method' | 'path'>): string =>
  `${method === 'GET' ? 'lire' : 'ecrire'}${path.replace(/[{}]/g, '').replace(/[/_-](\w)/g, (_, letter: string) => letter.toUpperCase())}`;

function operationOf(contract: ApiContract) {
  const { method, path, summary, description, input, output, example } = contract;
  const writes = method === 'POST';
  return {
    operationId: operationName(contract),
    summary,
    ...(description ? { description } : {}),
    ...(writes
      ? { security: [{ jeton: [] }] }
      : { security: [{}, { jeton: [] }], parameters: parametersOf(path, input) }),
    ...(writes
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(input, 'input'), example } },
          },
        }
      : {}),
    responses: {
      200: {
        description: summary,
        ...('apres' in input.shape
          ? { headers: { Link: { description: 'La page suivante', schema: { type: 'string' } } } }
          : {}),
        content: { 'application/json': { schema: schemaOf(output, 'output') } },
      },
      default: {
        description: 'Refus',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
      },
    },
  };
}

function parametersOf(path: string, input: ApiContract['input']) {
  return Object.entries(input.shape).map(([name, schema]) => {
    const isInPath = path.includes(`{${name}}`);
    const { description, ...rest } = schemaOf(schema as z.ZodType, 'input') as { description?: string };
    return {
      ...{ name, in: isInPath ? 'path' : 'query', required: isInPath },
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
