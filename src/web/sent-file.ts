import { DomainError } from '../kernel/errors.ts';

/** The file of a form's field « file ». */
export async function sentFile(form: FormData): Promise<{ name: string; content: Uint8Array }> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') {
    throw new DomainError('invalid', 'no_file', 'Choisissez un fichier, puis envoyez-le.');
  }
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}
