import { type Decimal, divide, multiply, round } from '../../kernel/decimal.ts';
import { printNumber, searchForm } from '../../kernel/french.ts';
import type { TaxBasis } from '../figure.ts';
import { printUnit } from '../print-quantity.rule.ts';
import { unitOf } from '../unit.ts';

/** What is measured and where, as far as it decides whether two figures can be set side by side. */
export interface Compared {
  unit: string;
  counted: string | null;
  taxBasis: TaxBasis | null;
  definition: string;
  source: string;
  territory: { name: string; kind: string; population: number | null };
}

/** Whether a quantity may be divided by the inhabitants: one that grows with its territory. */
export function isPerInhabitant({ unit }: Pick<Compared, 'unit'>): boolean {
  const { dimension } = unitOf(unit);
  return dimension !== 'ratio' && dimension !== 'rate';
}

/** Why one cannot be compared with the first, each reason a sentence; none where it can. */
export function whyNot(first: Compared, other: Compared, byInhabitants: boolean): string[] {
  const reasons: string[] = [];
  const say = (test: boolean, sentence: string) => test && reasons.push(sentence);
  say(
    first.unit !== other.unit || searchForm(first.counted ?? '') !== searchForm(other.counted ?? ''),
    `l’unité n’est pas la même : ${named(first)} d’un côté, ${named(other)} de l’autre`,
  );
  say(
    first.taxBasis !== other.taxBasis,
    `les montants ne sont pas comptés pareil : ${first.taxBasis ?? 'taxes non précisées'} d’un côté, ${other.taxBasis ?? 'taxes non précisées'} de l’autre`,
  );
  const [here, there] = [searchForm(first.definition), searchForm(other.definition)];
  say(here !== there, here && there ? 'la définition n’est pas la même' : 'la définition manque d’un côté');
  say(
    searchForm(first.source) !== searchForm(other.source),
    `la source n’est pas la même : ${first.source || 'non précisée'} d’un côté, ${other.source || 'non précisée'} de l’autre`,
  );
  if (byInhabitants) {
    const unknown = [first, other].find(({ territory }) => !territory.population);
    say(unknown !== undefined, `le nombre d’habitants n’est pas connu : ${unknown?.territory.name}`);
  } else {
    say(
      isPerInhabitant(first) && first.territory.kind !== other.territory.kind,
      'le périmètre n’est pas de même nature, et une quantité grandit avec son territoire : comparez-les pour 1 000 habitants',
    );
  }
  return reasons;
}

const named = ({ unit, counted }: Compared): string => printUnit(unit, counted) || 'nombre';

/** For a thousand inhabitants, with as many decimals as say something. */
export function perThousand(value: Decimal, population: number): { value: Decimal; decimals: number } | undefined {
  const exact = divide(multiply(value, '1000'), String(population));
  if (exact === undefined) return undefined;
  const size = Math.abs(Number(exact));
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return { value: round(exact, decimals), decimals };
}

/** "0,267 t pour 1 000 hab." */
export const printPerThousand = (unit: string, counted: string | null, value: Decimal): string =>
  `${[printNumber(value), printUnit(unit, counted, value)].filter(Boolean).join('\u00a0')} pour 1\u202f000\u00a0hab.`;
