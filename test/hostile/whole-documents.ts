import { renderEdition } from '../../src/report/index.ts';
import { anEdition } from '../an-edition.ts';
import { writtenReports } from '../golden/check/labelled-figures.ts';

/** A document in order, before anything is done to it. */
export interface WholeDocument {
  name: string;
  bytes: Uint8Array;
}

/** Real files of each kind that is read: an edition printed by Carreau, and reports written as texts. */
export async function wholeDocuments(): Promise<WholeDocument[]> {
  const edition = anEdition({ sheets: 3 });
  const printed = await Promise.all(
    (['pdf', 'docx', 'odt'] as const).map(async (format) => ({
      name: `rapport.${format}`,
      bytes: await renderEdition(edition, format),
    })),
  );
  const written = writtenReports()
    .slice(0, 6)
    .map(({ name, text }, at) => ({
      name: `${name}.${at % 2 ? 'md' : 'txt'}`,
      bytes: new TextEncoder().encode(text.slice(0, 12_000)),
    }));
  return [...printed, ...written];
}
