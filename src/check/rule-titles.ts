import { proseRules } from './prose/prose-rules.ts';
import { checkRules } from './rules.ts';

/** What each check is called, those of an edition's figures first, then those of prose. */
export const ruleTitles: ReadonlyMap<string, string> = new Map(
  [...checkRules, ...proseRules].map(({ code, title }) => [code, title]),
);
