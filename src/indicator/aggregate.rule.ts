import { add, type Decimal, divide } from '../kernel/decimal.ts';

export type Aggregation = 'sum' | 'mean' | 'last' | 'none';

/** Several values as one, given in the order of time; undefined where they do not aggregate. */
export function aggregate(values: Decimal[], how: Aggregation): Decimal | undefined {
  if (values.length === 0) return undefined;
  switch (how) {
    case 'sum':
      return add(...values);
    case 'mean':
      return divide(add(...values), String(values.length));
    case 'last':
      return values.at(-1);
    case 'none':
      return undefined;
  }
}
