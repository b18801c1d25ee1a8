import { unknownDocument } from './refusals.ts';
import type { SourceText } from './source-text.ts';

const mostPages = 100_000;

/** Text or Markdown, every character kept; a form feed begins a page, as pdftotext writes it. */
export function readPlain(bytes: Uint8Array): SourceText {
  const text = decode(bytes);
  if (isNoText(text)) throw unknownDocument();
  const pages = [0];
  const end = text.trimEnd().length;
  for (let at = text.indexOf('\f'); at >= 0 && at < end && pages.length < mostPages; at = text.indexOf('\f', at + 1))
    pages.push(at + 1);
  return { text, pages };
}

/** A byte order mark is believed; then zeros tell UTF-16; bytes that are no UTF-8 can only be an older Windows file. */
function decode(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const seen = bytes.subarray(0, 2000);
  for (const [at, byte] of seen.entries()) if (byte === 0) zeros[at % 2 ? 1 : 0]++;
  const many = seen.length / 4;
  if (zeros[1] > many && zeros[0] < many / 10) return 'utf-16le';
  if (zeros[0] > many && zeros[1] < many / 10) return 'utf-16be';
  return undefined;
}

/** One sign in a hundred that no text holds: pictures, programs, archives. */
function isNoText(text: string): boolean {
  const seen = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters no text holds.
  const strange = seen.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd\ufffe]/g)?.length ?? 0;
  return strange > seen.length / 100;
}
