import { isRefusal } from '../../web/forms.ts';
import type { CommuneRefusal } from '../index.ts';

/** What a paste filled, and what it left out. */
export interface Pasted {
  filled: number;
  problems: string[];
}

export interface Answered {
  done: string | undefined;
  placed: Pasted | undefined;
  /** What was typed before, by name of field. */
  kept: Record<string, string>;
  errors: CommuneRefusal['errors'] | undefined;
  inForce: CommuneRefusal['inForce'];
}

/** The answer of the last button, whichever it was. */
export function answeredOf(answer: unknown): Answered {
  const given = (isRefusal(answer) ? { ...answer.facts, kept: answer.kept } : (answer ?? {})) as Partial<Answered>;
  const { done, placed, kept = {}, errors, inForce = {} } = given;
  return { done, placed, kept, errors, inForce };
}
