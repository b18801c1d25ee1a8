import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './input.ts';

const line = z.object({ title: z.string().max(5), year: z.int().min(1990).max(2100), serviceId: z.uuid().nullish() });
const schema = z.object({ name: z.string().min(1, 'Donnez un nom.'), lines: z.array(line).min(1) });
const good = { title: 'Titre', year: 2020 };

test.each<[string, unknown, string]>([
  ['a sentence of ours stands alone', { name: '', lines: [good] }, 'Donnez un nom.'],
  [
    'a text too long',
    { name: 'a', lines: [{ ...good, title: 'Longtemps' }] },
    'Titre : ce texte dépasse 5 caractères, raccourcissez-le.',
  ],
  ['no number', { name: 'a', lines: [{ ...good, year: Number('x') }] }, 'Année : écrivez un nombre.'],
  ['an old year', { name: 'a', lines: [{ ...good, year: -1 }] }, 'Année : écrivez un nombre à partir de 1990.'],
  [
    'the second of two lines',
    { name: 'a', lines: [good, { ...good, serviceId: 'x' }] },
    'ligne 2, Service : ce choix n’existe plus, rechargez la page.',
  ],
  ['an empty list', { name: 'a', lines: [] }, 'Choisissez-en au moins un.'],
])('%s is refused in French, the field by its name on screen', (_case, input, sentence) => {
  const read = () => parseInput(schema, input);

  expect(read).toThrow(new RegExp(`^Saisie à corriger\\. ${sentence.replaceAll(' ', '\\s')}$`));
});
