import { compare, type Decimal, decimalsOf, round } from '../kernel/decimal.ts';
import { printCount, printFirst, printNumber, wide } from '../kernel/french.ts';
import { type Aggregation, aggregate } from './aggregate.rule.ts';
import type { ExplanationStep, Qualifier } from './figure.ts';

export interface NamedCommune {
  /** INSEE code: two communes may share a name. */
  code: string;
  name: string;
}

export interface CommuneValue {
  code: string;
  commune: string;
  value: Decimal;
}

export interface OverCommunes {
  value: Decimal;
  /** What must be said of a value from which communes are missing; undefined where none is. */
  partial: Extract<Qualifier, 'more' | 'about'> | undefined;
  steps: ExplanationStep[];
}

/**
 * A territory's value from those of its communes. Communes without value do not stop it, but it is then never given
 * as exact: a sum of what is known is a least, a mean is about right, and the missing ones are named.
 */
export function overCommunes(
  known: CommuneValue[],
  communes: readonly NamedCommune[],
  how: Aggregation,
  decimals: number,
): OverCommunes | undefined {
  if (how !== 'sum' && how !== 'mean') return undefined;
  const exact = aggregate(
    known.map(({ value }) => value),
    how,
  );
  if (exact === undefined) return undefined;
  const filled = new Set(known.map(({ code }) => code));
  const missing = communes.filter(({ code }) => !filled.has(code)).map(({ name }) => name);
  const growing = how === 'sum' && known.every(({ value }) => compare(value, '0') >= 0);
  const value = round(exact, decimals);
  const sign = decimalsOf(exact) > decimals ? '≈' : '=';
  return {
    value,
    partial: missing.length === 0 ? undefined : growing ? 'more' : 'about',
    steps: [
      { sentence: `${words[how]} de ${printCount(known.length, 'commune')}${wide}: ${listed(known)}` },
      { sentence: `${words[how]} ${sign} ${printNumber(value)}` },
      ...(missing.length > 0
        ? [{ sentence: `${printCount(missing.length, 'commune')} sans valeur${wide}: ${printFirst(missing)}` }]
        : []),
    ],
  };
}

const words = { sum: 'Somme', mean: 'Moyenne simple' };

const listed = (known: CommuneValue[]): string =>
  printFirst(
    known.toSorted((a, b) => compare(b.value, a.value)).map(({ commune, value }) => `${commune} ${printNumber(value)}`),
  );
