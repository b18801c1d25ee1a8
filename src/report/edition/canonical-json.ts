import { createHash } from 'node:crypto';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * One text for one content: keys sorted, no space, absent members left out (as RFC 8785 orders them).
 * The same document gives the same bytes on every machine, so that its hash can be checked by anybody.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(JSON.parse(JSON.stringify(value))));

const ordered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] ?? null)]),
  );
};

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
