export interface MarkupReader {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

export type Opened = Record<string, (attribute: (name: string) => string | undefined) => void>;
export type Closed = Record<string, () => void>;

interface Handlers {
  opened: Opened;
  closed: Closed;
  text(text: string): void;
}

/** Hands each element over by its name, leaving out what is inside those unseen. */
export function readSeen(unseen: ReadonlySet<string>, { opened, closed, text }: Handlers): MarkupReader {
  let hidden = 0;
  return {
    open(name, attribute) {
      if (unseen.has(name)) hidden++;
      if (hidden === 0) opened[name]?.(attribute);
    },
    close(name) {
      if (hidden === 0) closed[name]?.();
      if (unseen.has(name)) hidden--;
    },
    text(written) {
      if (hidden === 0) text(written);
    },
  };
}

/** Walks the XML of an office file once, from one end to the other; an empty element is opened and closed. */
export function walkMarkup(xml: string, reader: MarkupReader): void {
  let at = 0;
  while (at < xml.length) {
    const begin = xml.indexOf('<', at);
    if (begin !== at) reader.text?.(resolve(xml.slice(at, begin < 0 ? undefined : begin)));
    if (begin < 0) return;
    const end = xml.indexOf(closing(xml, begin), begin);
    if (end < 0) return;
    if (xml[begin + 1] !== '!' && xml[begin + 1] !== '?') readTag(xml.slice(begin + 1, end), reader);
    at = xml.indexOf('>', end) + 1;
  }
}

const closing = (xml: string, begin: number): string => (xml.startsWith('<!--', begin) ? '-->' : '>');

function readTag(tag: string, reader: MarkupReader): void {
  if (tag.startsWith('/')) {
    reader.close?.(tag.slice(1).trim());
    return;
  }
  const name = /^[^\s/]*/.exec(tag)?.[0] ?? '';
  reader.open?.(name, (wanted) => attributeOf(tag, wanted));
  if (tag.endsWith('/')) reader.close?.(name);
}

function attributeOf(tag: string, name: string): string | undefined {
  const begin = tag.indexOf(` ${name}="`);
  if (begin < 0) return undefined;
  const from = begin + name.length + 3;
  return resolve(tag.slice(from, tag.indexOf('"', from)));
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const resolve = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi, (whole, hexadecimal, decimal, word) =>
        word ? (named[word] ?? whole) : characterOf(Number.parseInt(hexadecimal ?? decimal, hexadecimal ? 16 : 10)),
      )
    : text;

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
