import { DomainError } from '../kernel/errors.ts';

/** The file of a form's field « file ». */
export async function sentFile(form: FormData): Promise<{ name: string; content: Uint8Array }> {
  const file = await sentFileIfAny(form);
  if (!file) throw new DomainError('invalid', 'no_file', 'Choisissez un fichier, puis envoyez-le.');
  return file;
}

/** Null where none was chosen. */
export async function sentFileIfAny(form: FormData): Promise<{ name: string; content: Uint8Array } | null> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}
