import type { Letter } from '../../identity/index.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { SheetRow } from './sheet.sql.ts';

/** The letter that tells somebody of a remark addressed to them, which it holds. */
export const remarkLetter = (
  author: string,
  { id, title, editionTitle }: Pick<SheetRow, 'id' | 'title' | 'editionTitle'>,
  text: string,
): Letter => ({
  subject: typeset(`Une remarque pour vous : ${title}`),
  paragraphs: [typeset(`${author} vous adresse une remarque sur la fiche « ${title} » (${editionTitle}).`), text],
  action: { label: 'Lire la fiche', path: `/travail/fiches/${id}` },
  because: typeset(
    'Ce courriel vous est envoyé parce que cette remarque vous est adressée. « Mon compte » permet de ne plus en recevoir.',
  ),
});
