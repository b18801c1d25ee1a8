import { escapeMarkup } from '../../kernel/markup.ts';
import { zip } from './zip.ts';

const namespaces = [
  ['office', 'office'],
  ['style', 'style'],
  ['text', 'text'],
  ['table', 'table'],
  ['draw', 'drawing'],
  ['fo', 'xsl-fo-compatible'],
  ['svg', 'svg-compatible'],
  ['meta', 'meta'],
  ['number', 'datastyle'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const others = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** A part of an OpenDocument file, with its namespaces. */
const odfPart = (root: string, content: string): string =>
  `${declaration}<office:${root} ${namespaces} ${others} office:version="1.3">${content}</office:${root}>`;

interface OdfFile {
  type: 'text' | 'spreadsheet';
  title: string;
  author: string;
  date: string;
  content: string;
  styles: string;
  /** PNG files by path. */
  pictures?: Record<string, Uint8Array>;
}

/** Packs OpenDocument 1.3: the type comes first and uncompressed, as the standard asks. */
export function packOdf({ type, title, author, date, content, styles, pictures = {} }: OdfFile): Uint8Array {
  const mimetype = `application/vnd.oasis.opendocument.${type}`;
  const entry = (path: string, media: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"${path === '/' ? ' manifest:version="1.3"' : ''}/>`;
  const parts = ['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml'));
  const images = Object.keys(pictures).map((path) => entry(path, 'image/png'));
  const entries = [entry('/', mimetype), ...parts, ...images].join('');
  const day = new Date(date).toISOString().slice(0, 19);
  const meta = `<office:meta><meta:generator>Carreau</meta:generator><dc:title>${escapeMarkup(title)}</dc:title><dc:creator>${escapeMarkup(author)}</dc:creator><dc:language>fr-FR</dc:language><meta:creation-date>${day}</meta:creation-date><dc:date>${day}</dc:date></office:meta>`;
  return zip(
    {
      mimetype,
      'content.xml': odfPart('document-content', content),
      'styles.xml': odfPart('document-styles', styles),
      'meta.xml': odfPart('document-meta', meta),
      'META-INF/manifest.xml': `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries}</manifest:manifest>`,
      ...pictures,
    },
    ['mimetype', ...Object.keys(pictures)],
  );
}
