import { DomainError } from '../../kernel/errors.ts';

const megabyte = 1024 * 1024;
export const largestFile = 10 * megabyte;

interface FileKind {
  label: string;
  mediaType: string;
  /** Whether the content begins as a file of this kind does. */
  fits(content: Uint8Array): boolean;
}

const begins =
  (...bytes: number[]) =>
  (content: Uint8Array): boolean =>
    bytes.every((byte, index) => content[index] === byte);

const zip = begins(0x50, 0x4b, 0x03, 0x04);
const office = 'application/vnd.openxmlformats-officedocument';

/** What may be joined to an action, by extension. None of them runs in a browser. */
const kinds: Record<string, FileKind> = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', fits: begins(0x25, 0x50, 0x44, 0x46, 0x2d) },
  odt: { label: 'ODT', mediaType: 'application/vnd.oasis.opendocument.text', fits: zip },
  ods: { label: 'ODS', mediaType: 'application/vnd.oasis.opendocument.spreadsheet', fits: zip },
  docx: { label: 'DOCX', mediaType: `${office}.wordprocessingml.document`, fits: zip },
  xlsx: { label: 'XLSX', mediaType: `${office}.spreadsheetml.sheet`, fits: zip },
  png: { label: 'PNG', mediaType: 'image/png', fits: begins(0x89, 0x50, 0x4e, 0x47) },
  jpg: { label: 'JPG', mediaType: 'image/jpeg', fits: begins(0xff, 0xd8, 0xff) },
  csv: { label: 'CSV', mediaType: 'text/csv', fits: (content) => !content.includes(0) },
};
kinds.jpeg = kinds.jpg as FileKind;

export const acceptedExtensions = Object.keys(kinds).map((extension) => `.${extension}`);
const known = [...new Set(Object.values(kinds).map(({ label }) => label))].join(', ');

export const fileKindLabel = (name: string): string => kinds[extensionOf(name)]?.label ?? '';

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export interface SentFile {
  name: string;
  content: Uint8Array;
}

/** The file as it is kept: its name alone, without a path, and the type its extension and first bytes agree on. */
export function acceptFile(file: SentFile): SentFile & { mediaType: string } {
  const name = cleanName(file.name);
  const kind = kinds[extensionOf(name)];
  if (file.content.length === 0)
    throw refused('file_empty', `«\u00a0${name}\u00a0» est vide\u00a0: choisissez-en un autre.`);
  if (!kind) {
    throw refused(
      'file_kind',
      `«\u00a0${name}\u00a0» n’est pas d’un type accepté (${known})\u00a0: enregistrez-le dans l’un d’eux, puis joignez-le à nouveau.`,
    );
  }
  if (file.content.length > largestFile) {
    throw refused(
      'file_too_large',
      `«\u00a0${name}\u00a0» pèse ${printSize(file.content.length)} et la limite est de ${printSize(largestFile)}\u00a0: allégez-le, ou donnez un lien vers lui.`,
    );
  }
  if (!kind.fits(file.content)) {
    throw refused(
      'file_disguised',
      `«\u00a0${name}\u00a0» n’est pas un fichier ${kind.label}, malgré son nom\u00a0: enregistrez-le à nouveau depuis son logiciel.`,
    );
  }
  return { name, content: file.content, mediaType: kind.mediaType };
}

const refused = (code: string, sentence: string): DomainError => new DomainError('invalid', code, sentence);

/** Without folders, control characters nor marks that turn the reading direction; the end of a long name is kept. */
const cleanName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}"]/gu, '')
    .trim()
    .slice(-150);

/** "1,2 Mo", "38 Ko" */
export function printSize(bytes: number): string {
  if (bytes < megabyte) return `${Math.max(1, Math.round(bytes / 1024))}\u202fKo`;
  return `${(bytes / megabyte).toFixed(1).replace('.', ',').replace(',0', '')}\u202fMo`;
}
