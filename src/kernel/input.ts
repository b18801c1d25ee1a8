import { z } from 'zod';
import { DomainError } from './errors.ts';
import { fieldName, valueSentence } from './input-words.ts';

z.config({ localeError: valueSentence });

/** Reads what a use case was given; what does not fit is refused at once, every field named. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), sentence: message }));
  const sentences = parsed.error.issues.map(({ path, message }) => say(fieldName(path, input), message));
  throw new DomainError('invalid', 'bad_input', `Saisie à corriger. ${[...new Set(sentences)].join(' ')}`, { issues });
}

/** Our own sentences say what to do by themselves; the others need the name of the field. */
const say = (field: string, sentence: string): string => {
  if (sentence.endsWith('.')) return sentence;
  return field ? `${field}\u00a0: ${sentence}.` : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
};
