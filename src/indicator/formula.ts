import { DomainError } from '../kernel/errors.ts';

/** A formula on other indicators. `sum` and `product` are chains, so that they are explained as people write them. */
export type Formula =
  | { type: 'number'; value: string }
  | { type: 'indicator'; code: string }
  | { type: 'sum'; terms: { sign: '+' | '-'; of: Formula }[] }
  | { type: 'product'; factors: { sign: '*' | '/'; of: Formula }[] }
  /** The part in per cent of the whole. */
  | { type: 'ratio'; part: Formula; whole: Formula }
  /** The change since the year before, in per cent. */
  | { type: 'change'; of: Formula }
  /** The same a year earlier. */
  | { type: 'previous'; of: Formula };

const functions = new Map<string, 'ratio' | 'change' | 'previous'>([
  ['ratio', 'ratio'],
  ['change', 'change'],
  ['évolution', 'change'],
  ['previous', 'previous'],
  ['précédent', 'previous'],
]);

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

// A hyphen inside a name belongs to it (HAB-03): a difference is written with spaces around its minus.
const tokenPattern = /\s*(?:(\d+(?:[.,]\d+)?)|([\p{L}_][\p{L}\d_.]*(?:-[\p{L}\d_.]+)*)|([-+*/();−×÷]))/uy;

const longest = 500;
const deepest = 30;

/** Reads "ratio(HAB-02; HAB-01)", "(EAU-01 + EAU-02) * 1000", "change(GES-01)". Refuses what it does not know. */
export function parseFormula(text: string): Formula {
  if (text.length > longest) throw badFormula(`Une formule tient en ${longest} signes.`, longest);
  const reader = new Reader(tokensOf(text));
  const formula = reader.sum(0);
  reader.expect('end');
  return formula;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const match = tokenPattern.exec(text);
    if (!match) throw badFormula(`Ce signe n’est pas compris\u00a0: «\u00a0${text.slice(at).trim()[0]}\u00a0».`, at);
    const [, number, name, sign] = match;
    if (number) tokens.push({ kind: 'number', text: number.replace(',', '.'), at });
    else if (name) tokens.push({ kind: 'name', text: name, at });
    else tokens.push({ kind: 'sign', text: plainSigns[sign ?? ''] ?? sign ?? '', at });
    at = tokenPattern.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

const plainSigns: Record<string, string> = { '−': '-', '×': '*', '÷': '/' };

class Reader {
  private readonly tokens: Token[];
  private position = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  sum(depth: number): Formula {
    const terms: { sign: '+' | '-'; of: Formula }[] = [{ sign: '+', of: this.product(depth) }];
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      terms.push({ sign: sign as '+' | '-', of: this.product(depth) });
    }
    return terms.length === 1 && terms[0] ? terms[0].of : { type: 'sum', terms };
  }

  expect(text: string): void {
    const token = this.peek();
    if (token.text === text || (text === 'end' && token.kind === 'end')) {
      this.position += 1;
      return;
    }
    throw badFormula(
      text === 'end' ? `Signe de trop\u00a0: «\u00a0${token.text}\u00a0».` : `Il manque «\u00a0${text}\u00a0».`,
      token.at,
    );
  }

  private product(depth: number): Formula {
    const factors: { sign: '*' | '/'; of: Formula }[] = [{ sign: '*', of: this.atom(depth) }];
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      factors.push({ sign: sign as '*' | '/', of: this.atom(depth) });
    }
    return factors.length === 1 && factors[0] ? factors[0].of : { type: 'product', factors };
  }

  private atom(depth: number): Formula {
    const token = this.peek();
    if (depth > deepest) throw badFormula('Trop de parenthèses imbriquées.', token.at);
    this.position += 1;
    if (token.kind === 'number') return { type: 'number', value: token.text };
    if (token.text === '-') return { type: 'sum', terms: [{ sign: '-', of: this.atom(depth + 1) }] };
    if (token.text === '(') return this.closed(depth);
    if (token.kind !== 'name') throw badFormula('Il manque un nombre ou le code d’un indicateur.', token.at);
    return this.take('(') ? this.call(token, depth) : { type: 'indicator', code: token.text };
  }

  private closed(depth: number): Formula {
    const inner = this.sum(depth + 1);
    this.expect(')');
    return inner;
  }

  private call(name: Token, depth: number): Formula {
    const type = functions.get(name.text.toLowerCase());
    if (!type)
      throw badFormula(
        `Fonction inconnue\u00a0: «\u00a0${name.text}\u00a0». Existent ratio, évolution et précédent.`,
        name.at,
      );
    const first = this.sum(depth + 1);
    if (type !== 'ratio') {
      this.expect(')');
      return { type, of: first };
    }
    this.expect(';');
    const whole = this.sum(depth + 1);
    this.expect(')');
    return { type, part: first, whole };
  }

  private take(...signs: string[]): string | undefined {
    const token = this.peek();
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.position += 1;
    return token.text;
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: 0 };
  }
}

const badFormula = (sentence: string, at: number): DomainError =>
  new DomainError('invalid', 'bad_formula', `La formule n’est pas comprise (signe ${at + 1}). ${sentence}`, { at });

/** Codes of the indicators a formula reads, once each. */
export const codesIn = (formula: Formula): string[] => [...new Set(codes(formula))];

const codes = (formula: Formula): string[] =>
  formula.type === 'indicator' ? [formula.code] : operandsOf(formula).flatMap(codes);

export function operandsOf(formula: Formula): Formula[] {
  switch (formula.type) {
    case 'number':
    case 'indicator':
      return [];
    case 'sum':
      return formula.terms.map((term) => term.of);
    case 'product':
      return formula.factors.map((factor) => factor.of);
    case 'ratio':
      return [formula.part, formula.whole];
    case 'change':
    case 'previous':
      return [formula.of];
  }
}

/**
 * A sentence on the first sum, ratio or difference that mixes units ("des k€ et des €"); undefined where all is well.
 * `unitOf` gives an indicator's unit; a number or a product has none and mixes with anything.
 */
export function mixedUnits(formula: Formula, unitOf: (code: string) => string | undefined): string | undefined {
  for (const operand of operandsOf(formula)) {
    const inner = mixedUnits(operand, unitOf);
    if (inner) return inner;
  }
  if (formula.type !== 'sum' && formula.type !== 'ratio') return undefined;
  const units = [...new Set(operandsOf(formula).flatMap((operand) => measuredIn(operand, unitOf) ?? []))];
  return units.length > 1 ? units.join(' et ') : undefined;
}

function measuredIn(formula: Formula, unitOf: (code: string) => string | undefined): string | undefined {
  if (formula.type === 'indicator') return unitOf(formula.code);
  if (formula.type === 'ratio' || formula.type === 'change') return '%';
  if (formula.type === 'product' || formula.type === 'number') return undefined;
  return operandsOf(formula)
    .map((operand) => measuredIn(operand, unitOf))
    .find((unit) => unit !== undefined);
}
