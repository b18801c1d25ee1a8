import { proseRules } from './prose/prose-rules.ts';
import { checkRules } from './rules.ts';

/** Names of all checks, by code. */
export const checkTitles: ReadonlyMap<string, string> = new Map(
  [...checkRules, ...proseRules].map(({ code, title }) => [code, title]),
);
