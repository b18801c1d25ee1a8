import { findFactor } from '../../watch/index.ts';
import type { KeptChange } from './change.ts';
import { readDynamics } from './read-dynamics.ts';

/** A change in the words of its vocabularies. */
export interface Change extends KeptChange {
  objectLabel: string;
  natureLabel: string;
  factorLabel: string;
}

export function tellChange(change: KeptChange): Change {
  const { objects, natures } = readDynamics();
  const labelIn = (words: typeof objects, wanted: string) => words.find(({ code }) => code === wanted)?.label ?? wanted;
  return {
    ...change,
    objectLabel: labelIn(objects, change.object),
    natureLabel: labelIn(natures, change.nature),
    factorLabel: change.factor ? (findFactor(change.factor)?.fr ?? change.factor) : '',
  };
}
