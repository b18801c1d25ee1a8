import { deflateSync } from 'node:zlib';
import type { Chance } from './chance.ts';
import { damages } from './damage-bytes.ts';
import type { WholeDocument } from './whole-documents.ts';

interface PdfParts {
  /** What the page draws. */
  drawing?: string | Buffer;
  /** What its stream says of itself. */
  filter?: string;
  box?: string;
  kids?: string;
  count?: number;
  resources?: string;
  /** More objects, numbered from 6. */
  more?: string[];
}

/** A PDF of one page, or of what is asked in its place. */
export function pdfOf({
  drawing = '',
  filter = '',
  box = '0 0 595 842',
  kids = '3 0 R',
  count = 1,
  resources = '',
  more = [],
}: PdfParts): Buffer {
  const stream = typeof drawing === 'string' ? drawing : drawing.toString('latin1');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${resources}>>>>`,
    `<<${filter}/Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...more,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n`, 'latin1');
}

export const shown = (text: string, x: number, y: number, size: number): string =>
  `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET`;

const form = (drawing: string, inside: string): string =>
  `<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<<${inside}>>>>/Length ${drawing.length}>>stream\n${drawing}\nendstream`;

/** Forms that each draw the next one twice. */
export const doublingForms = (depth: number): Buffer =>
  pdfOf({
    drawing: '/X Do',
    resources: '/XObject<</X 6 0 R>>',
    more: Array.from({ length: depth }, (_, at) =>
      at === depth - 1 ? form(shown('12 mots', 10, 10, 9), '') : form('/X Do /X Do', `/X ${at + 7} 0 R`),
    ),
  });

const words = ['mot', '12', '45 %', '1 234', 'dont', '\\(', 'e\\314\\201'];

/** Pages no printer would make, and pages of a real file whose objects no longer agree. */
export function damagedPdf(bytes: Uint8Array, chance: Chance, others: readonly WholeDocument[]): Uint8Array {
  const many = chance.size(8000);
  const place = () => chance.upTo(900) - 100;
  switch (chance.upTo(9)) {
    case 0:
      return pdfOf({
        drawing: Array.from({ length: many }, () => shown(chance.among(words), place(), place(), chance.size(60))).join(
          '\n',
        ),
      });
    case 1:
      return pdfOf({
        drawing: Array.from({ length: many }, (_, at) =>
          shown(`${chance.among(words)}${at}`, at * chance.size(30), 400, 10),
        ).join('\n'),
        box: '0 0 9000000 842',
      });
    case 2:
      return pdfOf({ drawing: deflateSync(Buffer.alloc(chance.size(120_000_000), 32)), filter: '/Filter/FlateDecode' });
    case 3:
      return doublingForms(chance.upTo(12));
    case 4:
      return pdfOf({
        drawing: shown('12 mots', 10, 10, 9),
        kids: chance.among(['2 0 R', '3 0 R 2 0 R', '9 0 R', '1 0 R', '3 0 R '.repeat(many)]),
        count: chance.among([1, 0, -1, many, 2_000_000_000]),
      });
    case 5:
      return pdfOf({
        more: [chance.among(['[', '<<', '(', '<</A ', '6 0 R ']).repeat(many * 10)],
        resources: '/XObject 6 0 R',
      });
    case 6:
      return redirected(bytes, chance);
    case 7:
      return pdfOf({
        drawing: `BT /F 10 Tf 10 400 Td (${'\\314\\201 12 '.repeat(many)}) Tj ${'q '.repeat(many)} ET`,
        box: chance.among(['0 0 0 0', '-1 -1 1e9 1e9', 'a b', '595 842 0 0']),
      });
    default:
      return chance.among(Object.values(damages))(pdfOf({ drawing: shown('12 mots', 10, 10, 9) }), chance, others);
  }
}

/** References and lengths changed for others. */
function redirected(bytes: Uint8Array, chance: Chance): Uint8Array {
  const changed = Buffer.from(bytes)
    .toString('latin1')
    .replace(/(\d+) 0 R|\/(?:Length|Count) \d+/g, (whole, number) =>
      chance.upTo(8)
        ? whole
        : number
          ? `${chance.upTo(Number(number) + 4)} 0 R`
          : `${whole.split(' ')[0]} ${chance.upTo(99_999)}`,
    );
  return Buffer.from(changed, 'latin1');
}
