import { type EditionDocument, readEdition } from '../report/index.ts';
import { asked } from './ask.ts';
import { withInstallation } from './installation.ts';
import { knownFormat } from './known.ts';
import { print, writeWhole } from './output.ts';

interface Asked {
  edition?: string;
  format: string;
  out?: string;
}

/** Makes one file of an edition; `done` says so once it is written. */
export async function writeEdition<F extends string>(
  values: Asked,
  formats: readonly F[],
  render: (document: EditionDocument, format: F) => Promise<Uint8Array>,
  done: (title: string, out: string) => string,
): Promise<number> {
  const format = knownFormat(values.format, formats);
  const edition = await asked(values.edition, 'edition', 'Édition (voir « report list »)');
  const out = await asked(values.out, 'out', 'Fichier à écrire');
  return withInstallation(async ({ db }) => {
    const document = await readEdition(db, edition);
    writeWhole(out, await render(document, format));
    print(done(document.edition.title, out));
    return 0;
  });
}
