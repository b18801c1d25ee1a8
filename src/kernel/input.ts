import { z } from 'zod';
import { DomainError } from './errors.ts';

z.config(z.locales.fr());

/** Reads what a use case was given; what does not fit is refused at once, every field named. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), sentence: issue.message }));
  const list = issues.map(({ field, sentence }) => (field ? `${field}\u00a0: ${sentence}` : sentence)).join('\u202f; ');
  throw new DomainError('invalid', 'bad_input', `Saisie à corriger. ${list}.`, { issues });
}
