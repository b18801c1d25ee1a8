import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './input.ts';

test('a sentence of ours stands alone, one of the library names its field', () => {
  const schema = z.object({ name: z.string().min(1, 'Donnez un nom.'), year: z.int() });

  const read = () => parseInput(schema, { name: '', year: 'x' });

  expect(read).toThrow(/^Saisie à corriger\. Donnez un nom\. year\u00a0: [^.]+\.$/);
});
