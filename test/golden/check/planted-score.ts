import { checkText, readText } from '../../../src/check/prose/check-text.ts';
import type { ProseFinding } from '../../../src/check/prose/prose-rule.ts';
import type { Relation } from './labelled-relations.ts';
import type { PlantedError } from './planted-errors.ts';

export interface Tried {
  error: PlantedError;
  /** Tier-A findings that stand on the relation that was broken, and those elsewhere that were not there before. */
  right: ProseFinding[];
  wrong: ProseFinding[];
}

/** Checks every planted text whole; an error is found when a tier-A finding stands on a figure of its relation. */
export function tryErrors(errors: PlantedError[]): Tried[] {
  const before = new Map<string, Set<string>>();
  return errors.map((error) => {
    const { text } = error.relation;
    const known = before.get(text) ?? new Set(certainIn(text).map((finding) => keyOf(text, finding)));
    before.set(text, known);
    const found = certainIn(error.text).filter((finding) => !known.has(keyOf(error.text, finding)));
    const right = found.filter((finding) => isAbout(finding, error));
    return { error, right, wrong: found.filter((finding) => !right.includes(finding)) };
  });
}

export const certainIn = (text: string): ProseFinding[] => checkText(readText(text)).filter(({ tier }) => tier === 'A');

const keyOf = (text: string, { rule, places }: ProseFinding): string =>
  [rule, ...places.map(({ start, end }) => text.slice(start, end))].join('|');

const isAbout = ({ places }: ProseFinding, error: PlantedError): boolean =>
  places.some((one) => error.places.some(({ start, end }) => one.start < end && start < one.end));

export interface Share {
  of: number;
  is: number;
}

/** Recall by whatever an error is told by. */
export function recallBy(tried: Tried[], nameOf: (error: PlantedError) => string): Map<string, Share> {
  const by = new Map<string, Share>();
  for (const { error, right } of tried) {
    const name = nameOf(error);
    const share = by.get(name) ?? { of: 0, is: 0 };
    by.set(name, { of: share.of + 1, is: share.is + (right.length > 0 ? 1 : 0) });
  }
  return by;
}

export function precisionByRule(tried: Tried[]): Map<string, Share> {
  const by = new Map<string, Share>();
  const count = (rule: string, is: number) => {
    const share = by.get(rule) ?? { of: 0, is: 0 };
    by.set(rule, { of: share.of + 1, is: share.is + is });
  };
  for (const { right, wrong } of tried) {
    for (const { rule } of right) count(rule, 1);
    for (const { rule } of wrong) count(rule, 0);
  }
  return by;
}

export const recallOf = (tried: Tried[]): number => tried.filter(({ right }) => right.length > 0).length / tried.length;

export function precisionOf(tried: Tried[]): number {
  const right = tried.reduce((sum, one) => sum + one.right.length, 0);
  const wrong = tried.reduce((sum, one) => sum + one.wrong.length, 0);
  return right / (right + wrong);
}

/** The relations that some rule looks at: one error planted in it is found. */
export function reached(tried: Tried[]): Set<Relation> {
  return new Set(tried.filter(({ right }) => right.length > 0).map(({ error }) => error.relation));
}
