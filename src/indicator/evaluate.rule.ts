import {
  absolute,
  add,
  compare,
  type Decimal,
  decimalsOf,
  divide,
  multiply,
  negate,
  round,
  subtract,
} from '../kernel/decimal.ts';
import { narrow, printNumber, wide } from '../kernel/french.ts';
import type { ExplanationStep } from './figure.ts';
import type { Formula } from './formula.ts';

/** A figure that a formula reads. */
export interface Operand {
  value: Decimal;
  /** As a line of the explanation: "Logements financés (2020) : 359 logements". */
  sentence: string;
  href?: string;
}

/** Looks up an indicator's figure a number of years before the period computed. */
export type LookUp = (code: string, yearsBack: number) => Operand | undefined;

export interface Evaluation {
  /** Undefined where a figure is missing or a divisor is zero: `steps` then says which. */
  value: Decimal | undefined;
  steps: ExplanationStep[];
}

/** Computes a formula, each operand and each operation said in a sentence. */
export function evaluate(formula: Formula, lookUp: LookUp): Evaluation {
  const calculation = new Calculation(lookUp);
  const value = calculation.compute(formula, 0);
  return { value, steps: [...calculation.read.values(), ...calculation.done] };
}

class Calculation {
  readonly read = new Map<string, ExplanationStep>();
  readonly done: ExplanationStep[] = [];
  private readonly lookUp: LookUp;

  constructor(lookUp: LookUp) {
    this.lookUp = lookUp;
  }

  compute(node: Formula, back: number): Decimal | undefined {
    switch (node.type) {
      case 'number':
        return node.value;
      case 'indicator':
        return this.quoted(node.code, back);
      case 'sum':
        return this.sum(node.terms, back);
      case 'product':
        return this.product(node.factors, back);
      case 'ratio':
        return this.ratio(this.compute(node.part, back), this.compute(node.whole, back));
      case 'change':
        return this.change(this.compute(node.of, back + 1), this.compute(node.of, back));
      case 'previous':
        return this.compute(node.of, back + 1);
    }
  }

  private quoted(code: string, back: number): Decimal | undefined {
    const operand = this.lookUp(code, back);
    const step = operand
      ? { sentence: operand.sentence, ...(operand.href ? { href: operand.href } : {}) }
      : { sentence: `Il manque «${wide}${code}${wide}»${back === 0 ? '' : ', une période plus tôt'}.` };
    this.read.set(`${code} ${back}`, step);
    return operand?.value;
  }

  private sum(terms: { sign: '+' | '-'; of: Formula }[], back: number): Decimal | undefined {
    const values = terms.map(({ sign, of }) => ({ sign, value: this.compute(of, back) }));
    const known = values.flatMap(({ sign, value }) => (value === undefined ? [] : [{ sign, value }]));
    if (known.length < values.length) return undefined;
    const total = add(...known.map(({ sign, value }) => (sign === '-' ? negate(value) : value)));
    if (known.length > 1) this.say(known.map(({ sign, value }, index) => signed(sign, value, index)).join(' '), total);
    return total;
  }

  private product(factors: { sign: '*' | '/'; of: Formula }[], back: number): Decimal | undefined {
    let total: Decimal | undefined = '1';
    const written: string[] = [];
    for (const [index, { sign, of }] of factors.entries()) {
      const value = this.compute(of, back);
      if (value !== undefined) written.push(`${index === 0 ? '' : sign === '*' ? '× ' : '÷ '}${inner(value)}`);
      if (value === undefined || total === undefined) total = undefined;
      else total = sign === '*' ? multiply(total, value) : this.over(total, value);
    }
    if (total !== undefined) this.say(written.join(' '), total);
    return total;
  }

  private ratio(part: Decimal | undefined, whole: Decimal | undefined): Decimal | undefined {
    if (part === undefined || whole === undefined) return undefined;
    const share = this.over(multiply(part, '100'), whole);
    if (share !== undefined) this.say(`${inner(part)} ÷ ${inner(whole)} × 100`, share);
    return share;
  }

  private change(before: Decimal | undefined, after: Decimal | undefined): Decimal | undefined {
    if (before === undefined || after === undefined) return undefined;
    const moved = this.over(multiply(subtract(after, before), '100'), absolute(before));
    if (moved !== undefined) this.say(`(${inner(after)} − ${inner(before)}) ÷ ${inner(absolute(before))} × 100`, moved);
    return moved;
  }

  private over(a: Decimal, b: Decimal): Decimal | undefined {
    const result = divide(a, b);
    if (result === undefined) this.done.push({ sentence: 'Le calcul s’arrête\u00a0: on ne divise pas par zéro.' });
    return result;
  }

  private say(operation: string, result: Decimal): void {
    const shown = decimalsOf(result) > shownDecimals ? round(result, shownDecimals) : result;
    this.done.push({ sentence: `${operation} ${shown === result ? '=' : '≈'} ${printNumber(shown)}` });
  }
}

const shownDecimals = 4;

const inner = (value: Decimal): string => (compare(value, '0') < 0 ? `(${printNumber(value)})` : printNumber(value));

const signed = (sign: '+' | '-', value: Decimal, index: number): string => {
  const number = inner(value);
  if (sign === '+') return index === 0 ? number : `+ ${number}`;
  return index === 0 ? `−${narrow}${number}` : `− ${number}`;
};
