import { z } from 'zod';

/** A few sentences easy to read and to understand (« FALC »): one a line. */
export const easyReadText = z
  .string()
  .trim()
  .max(1500, 'En bref\u00a0: 1\u202f500 caractères au plus. Gardez les idées qui comptent.')
  .transform((text) => text.replace(/\r\n/g, '\n'));

export const easyReadLabel = 'En bref, facile à lire';
