import type { Outcome } from '../../programme/words.ts';
import type { AskedView } from './sheet-view.ts';
import { fieldsUnder, shown } from './typed-fields.ts';

export const answerFields = { outcome: 'outcome.', sentence: 'answer.', shown: 'answer-shown.' } as const;

/** What the fields of a commitment held when the page was made. */
export const shownAnswer = ({ outcome, answer }: Pick<AskedView, 'outcome' | 'answer'>): string =>
  shown([outcome ?? '', answer ?? '']);

export interface TypedAnswer {
  commitmentId: string;
  outcome: Outcome;
  sentence: string;
}

/** The answers a person changed. */
export function typedAnswers(form: FormData): TypedAnswer[] {
  const sentences = new Map(fieldsUnder(form, answerFields.sentence));
  return fieldsUnder(form, answerFields.outcome).flatMap(([commitmentId, outcome]) => {
    const sentence = sentences.get(commitmentId) ?? '';
    const untouched = shown([outcome, sentence]) === form.get(answerFields.shown + commitmentId);
    return untouched ? [] : [{ commitmentId, outcome: outcome as Outcome, sentence }];
  });
}

export const announcedFields = 'announced.';
const fresh = 'new-';
export const freshLine = (index: number): string => `${announcedFields}${fresh}${index}`;

export interface TypedCommitment {
  /** The commitment whose line it is; null for a line just written. */
  id: string | null;
  sentence: string;
}

export const typedCommitments = (form: FormData): TypedCommitment[] =>
  fieldsUnder(form, announcedFields).map(([id, sentence]) => ({ id: id.startsWith(fresh) ? null : id, sentence }));
