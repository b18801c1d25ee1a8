import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdfOf, shown } from './damage-pdf.ts';
import { hostileDocument } from './hostile-documents.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type WholeDocument, wholeDocuments } from './whole-documents.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const docx = (body: string) => zipSync({ 'word/document.xml': bytesOf(`<w:body>${body}</w:body>`) });
const odt = (body: string) => zipSync({ 'content.xml': bytesOf(`<office:body>${body}</office:body>`) });

/** The bench has them by thousands: `npm run bench -- check-fuzz`. */
describe('hostile documents', { timeout: 120_000 }, () => {
  let whole: WholeDocument[];
  beforeAll(async () => {
    whole = await wholeDocuments();
  });

  test('are checked, or refused with a sentence', async () => {
    const faults: (Pick<Outcome, 'code' | 'fault'> & { seed: number; damage: string })[] = [];
    for (let seed = 100_000; seed < 100_060; seed++) {
      const hostile = hostileDocument(seed, whole);
      const { code, fault } = await outcomeOf(hostile);
      if (fault) faults.push({ seed, damage: hostile.damage, code, fault });
    }

    expect(faults).toEqual([]);
  });

  const cell = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12 agents</w:t></w:r></w:p>';
  const manyWords = Array.from({ length: 20_000 }, (_, at) =>
    shown(`mot${at % 97}`, 10 + ((at * 7) % 560), 800 - Math.floor(at / 80) * 2, 1),
  );
  const overlapping = Array.from({ length: 20_000 }, (_, at) => shown(`mot${at}`, 100 + (at % 3), 400, 10));
  const numbersAtTheFoot = Array.from({ length: 20_000 }, (_, at) => shown(`${at % 99}`, at % 580, 60 - at / 600, 1));

  test.each<[string, string, Uint8Array | (() => Uint8Array)]>([
    ['100 MB of digits', 'document_too_large', () => new Uint8Array(100_000_000).fill(55)],
    ['2 MB of digits', 'checked', bytesOf('7'.repeat(2_000_000))],
    ['a zip bomb', 'document_swollen', () => zipSync({ 'content.xml': new Uint8Array(90_000_000) }, { level: 9 })],
    ['tables in tables', 'document_swollen', docx(cell.repeat(100_000))],
    ['lists in lists', 'checked', odt(`${'<text:list><text:list-item>'.repeat(100_000)}<text:p>12 agents</text:p>`)],
    ['a wide margin', 'checked', docx(`<w:p><w:t>12 agents${' '.repeat(500_000)}fin</w:t></w:p>`)],
    [
      'many lines in a box',
      'checked',
      docx(`<w:txbxContent>${'<w:p><w:t>a</w:t></w:p>'.repeat(150_000)}</w:txbxContent>`),
    ],
    ['20,000 words on a page', 'checked', pdfOf({ drawing: manyWords.join('\n') })],
    ['20,000 words in one place', 'checked', pdfOf({ drawing: overlapping.join('\n') })],
    [
      '20,000 numbers at the foot',
      'checked',
      pdfOf({ drawing: [...numbersAtTheFoot, shown('mot', 10, 400, 9)].join('\n') }),
    ],
    ['pages that hold each other', 'document_scanned', pdfOf({ kids: '2 0 R 2 0 R', count: 1_000_000 })],
    ['a word of 100,000 characters', 'checked', bytesOf(`Il reste 12 ${'a'.repeat(100_000)}.`)],
    ['characters that combine', 'checked', bytesOf(`12 e${'\u0301'.repeat(100_000)}`)],
    ['nothing but zeros', 'document_unknown', new Uint8Array(100_000)],
    ['halves of characters', 'checked', Buffer.from('12 agents \u00e9\n'.repeat(1000), 'latin1')],
    ['a row of 10,000 columns', 'checked', bytesOf(`Poste\t${'12\t'.repeat(10_000)}\n`.repeat(3))],
    ['a sentence of 100 kB', 'checked', bytesOf('12, '.repeat(25_000))],
    ['20,000 percentages', 'checked', bytesOf('45 %, '.repeat(20_000))],
    ['1,000 wrong tables', 'checked', bytesOf('Poste\t2020\nA\t10\nB\t20\nTotal\t31\n\n'.repeat(1000))],
  ])('%s: %s', async (_, code, bytes) => {
    const outcome = await outcomeOf({ name: 'document', bytes: typeof bytes === 'function' ? bytes() : bytes });

    expect(outcome).toMatchObject({ code, fault: undefined });
  });
});
