import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import type { Box, Layer } from '../../site/index.ts';
import { type GivenBox, plainSystem, type ReferenceSystem, referenceSystemNames } from './reference-systems.ts';

/** Features of one page: as many as asked, a hundred where nothing is said. */
export const usualLimit = 100;
export const largestLimit = 10_000;

/** What a request for features asks (OGC API Features part 1 § 7.15, part 2 § 6.3). */
export interface ItemsQuery {
  limit: number;
  box: GivenBox | undefined;
  system: ReferenceSystem;
  /** Properties that must have this value. */
  equals: Record<string, string>;
  /** The last feature of the page before: what the link to the next page carries. */
  after: string | undefined;
}

const plainParameters = ['f', 'limit', 'bbox', 'bbox-crs', 'crs', 'apres', 'datetime'];

/** A parameter that is unknown or wrong is refused: the standard asks for it, and so does whoever mistyped one. */
export function readItemsQuery(query: URLSearchParams, { fields }: Pick<Layer, 'fields'>): ItemsQuery {
  const keys = fields.map(({ key }) => key);
  const unknown = [...query.keys()].find((name) => !plainParameters.includes(name) && !keys.includes(name));
  if (unknown) throw unknownParameter(unknown, [...plainParameters, ...keys]);
  return {
    limit: readLimit(query.get('limit')),
    box: readBox(query.get('bbox'), readSystem(query, 'bbox-crs')),
    system: readSystem(query, 'crs'),
    equals: Object.fromEntries([...query].filter(([name]) => keys.includes(name))),
    after: readAfter(query.get('apres')),
  };
}

function readLimit(given: string | null): number {
  if (given === null) return usualLimit;
  const limit = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (limit < 1) throw wrongParameter('limit', given, `un nombre de 1 à ${printNumber(String(largestLimit))}`);
  return Math.min(limit, largestLimit);
}

/** Four sides, or six with heights, which are left out. */
function readBox(given: string | null, system: ReferenceSystem): GivenBox | undefined {
  if (given === null) return undefined;
  const numbers = given.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const sides = numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at] ?? Number.NaN) : numbers;
  if (!isBox(sides)) throw wrongParameter('bbox', given, 'quatre nombres, par exemple 2.6,50.3,3.2,50.6');
  return { sides, system };
}

const isBox = (sides: number[]): sides is Box =>
  sides.length === 4 &&
  sides.every(Number.isFinite) &&
  Number(sides[0]) <= Number(sides[2]) &&
  Number(sides[1]) <= Number(sides[3]);

export function readSystem(query: URLSearchParams, parameter: string): ReferenceSystem {
  const given = query.get(parameter);
  const system = given === null ? plainSystem : referenceSystemNames.find((name) => name === given);
  if (!system)
    throw wrongParameter(parameter, given ?? '', `l’une de ces adresses : ${referenceSystemNames.join(', ')}`);
  return system;
}

function readAfter(given: string | null): string | undefined {
  if (given !== null && !/^[0-9a-f-]{36}$/.test(given))
    throw wrongParameter('apres', given, 'celui d’un lien « next »');
  return given ?? undefined;
}

const wrongParameter = (name: string, given: string, expected: string) =>
  new DomainError('invalid', 'wrong_parameter', `Le paramètre « ${name} » vaut « ${given} » : attendu, ${expected}.`, {
    name,
  });

const unknownParameter = (name: string, known: string[]) =>
  new DomainError(
    'invalid',
    'unknown_parameter',
    `Le paramètre « ${name} » n’existe pas ici. Parmi ceux que cette couche connaît : ${known.join(', ')}.`,
    { name },
  );
