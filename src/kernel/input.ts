import { z } from 'zod';
import { DomainError } from './errors.ts';

z.config(z.locales.fr());

/** Reads what a use case was given; what does not fit is refused at once, every field named. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), sentence: issue.message }));
  throw new DomainError('invalid', 'bad_input', `Saisie à corriger. ${issues.map(say).join(' ')}`, { issues });
}

/** Our own sentences say what to do by themselves; those of the schema library need the name of the field. */
const say = ({ field, sentence }: { field: string; sentence: string }): string => {
  if (sentence.endsWith('.')) return sentence;
  return field ? `${field}\u00a0: ${sentence}.` : `${sentence}.`;
};
