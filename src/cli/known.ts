import { existsSync } from 'node:fs';
import { DomainError } from '../kernel/errors.ts';

export function knownFormat<F extends string>(format: string, formats: readonly F[]): F {
  const known = formats.find((each) => each === format);
  if (known) return known;
  throw new DomainError(
    'invalid',
    'unknown_format',
    `«\u00a0${format}\u00a0» n’est pas un format connu. Choisissez parmi\u00a0: ${formats.join(', ')}.`,
  );
}

export const noSuchFile = (file: string) =>
  new DomainError('invalid', 'no_such_file', `Le fichier ${file} n’existe pas.`);

/** The one file that `import actions` or `import report` is given. */
export function givenFile(what: string, [file]: readonly string[]): string {
  if (!file)
    throw new DomainError('invalid', 'file_needed', `Indiquez le fichier\u00a0: bin/carreau import ${what} FICHIER.`);
  if (!existsSync(file)) throw noSuchFile(file);
  return file;
}
