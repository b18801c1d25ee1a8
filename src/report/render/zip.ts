import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A zip whose bytes depend on its content alone: every entry bears the same day. */
export const zip = (files: Record<string, string | Uint8Array>, stored: string[] = []): Uint8Array => {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(files))
    entries[path] = [
      typeof content === 'string' ? strToU8(content) : content,
      { mtime: new Date(1980, 0, 1), level: stored.includes(path) ? 0 : 6 },
    ];
  return zipSync(entries);
};

/**
 * An office file made by a library, made again so that the same content gives the same bytes: the instant is the
 * document's own, and names drawn at random or counted across documents are numbered from one.
 */
export function settled(file: Uint8Array, instant: string): Uint8Array {
  const day = new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
  const numbers = new Map<string, string>();
  const numbered = (name: string, prefix: string): string => {
    const known = numbers.get(name) ?? `${prefix}${numbers.size + 1}`;
    numbers.set(name, known);
    return known;
  };
  const settle = (path: string, text: string): string =>
    path === 'docProps/core.xml'
      ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, day)
      : text
          .replace(/\brId[\w-]{12,}/g, (name) => numbered(name, 'rIdLink'))
          .replace(/\b_Toc\d+\b/g, (name) => numbered(name, '_Toc'))
          .replace(bookmarkId, (_, before: string, id: string) => `${before}${numbered(`bookmark ${id}`, '')}`);
  const files = Object.entries(unzipSync(file)).map(([path, bytes]): [string, string | Uint8Array] =>
    /\.(xml|rels)$/.test(path) ? [path, settle(path, new TextDecoder().decode(bytes))] : [path, bytes],
  );
  return zip(Object.fromEntries(files));
}

const bookmarkId = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/g;
