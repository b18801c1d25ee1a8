import { namesIn } from '../../kernel/unzip.ts';
import { readDocx } from './read-docx.ts';
import { readOdt } from './read-odt.ts';
import { readPdf } from './read-pdf.ts';
import { readPlain } from './read-plain.ts';
import { brokenDocument, emptyDocument, largestDocument, oldDocument, tooLarge, unknownDocument } from './refusals.ts';
import type { SourceText } from './source-text.ts';

/** What a folder is searched for. */
export const readableEndings = ['pdf', 'docx', 'odt', 'md', 'markdown', 'txt'];

/**
 * A PDF, DOCX, ODT, Markdown or plain text as text, its kind told by its first bytes whatever its name. Plain text is
 * kept as given, so that lines and columns are those of the file. Refuses, saying why, what cannot be read.
 */
export async function readSource(name: string, bytes: Uint8Array): Promise<SourceText> {
  if (bytes.length === 0) throw emptyDocument();
  if (bytes.length > largestDocument) throw tooLarge();
  const read = await readByKind(name, bytes);
  if (!/\S/.test(read.text)) throw emptyDocument();
  return read;
}

async function readByKind(name: string, bytes: Uint8Array): Promise<SourceText> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return readPdf(bytes);
  if (head.startsWith('PK')) return readArchive(bytes);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw oldDocument();
  // Markdown may begin with a tag of HTML: the name then tells it from a web page.
  if (/^\s*\{\\rtf/.test(head) || (/^\W*<(?:!doctype|html|\?xml)/i.test(head) && !/\.(?:md|markdown)$/i.test(name)))
    throw unknownDocument();
  return readPlain(bytes);
}

function readArchive(bytes: Uint8Array): SourceText {
  const names = namesIn(bytes);
  if (!names) throw brokenDocument();
  if (names.includes('word/document.xml')) return readDocx(bytes);
  if (names.includes('content.xml')) return readOdt(bytes);
  throw unknownDocument();
}
