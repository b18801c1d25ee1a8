import { DomainError } from '../errors.ts';
import { readSeen, walkMarkup } from '../markup-events.ts';
import { textsOf } from '../unzip.ts';

/** What `mimetype` holds in a spreadsheet as LibreOffice saves it. */
export const odsType = 'application/vnd.oasis.opendocument.spreadsheet';

/** A register of a whole territory has some 3 million cells. */
const mostCells = 5_000_000;
const largestText = 300_000_000;

/** Text that stands in a cell or on the sheet without being what was typed in it: notes, drawings, former values. */
const unseen = new Set([
  'office:annotation',
  'office:forms',
  'table:shapes',
  'table:tracked-changes',
  'draw:frame',
  'draw:custom-shape',
  'draw:control',
]);

interface OdsRow {
  line: number;
  cells: string[];
}

/** The rows of the first sheet; a number, a day or a boolean as it is kept, not as it is shown. */
export function readOds(content: Uint8Array): OdsRow[] {
  const texts = textsOf(content, ['content.xml', 'META-INF/manifest.xml'], workbookLimits);
  if (texts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw brokenWorkbook();
  const sheet = new FirstSheet();
  walkMarkup(texts.get('content.xml') ?? '', sheet.reader());
  return sheet.rows;
}

/** Empty cells and rows to the edge of the sheet are written as one that repeats: they are kept back until something follows. */
class FirstSheet {
  rows: OdsRow[] = [];
  #tables = 0;
  #line = 0;
  #cellsLeft = mostCells;
  #row: string[] = [];
  #emptyCells = 0;
  #repeatRow = 1;
  #cell = { repeat: 1, value: '', paragraphs: 0, text: '' };

  reader() {
    const opened = {
      'table:table': () => this.#tables++,
      'table:table-row': (attribute: Attribute) => {
        this.#row = [];
        this.#emptyCells = 0;
        this.#repeatRow = timesOf(attribute('table:number-rows-repeated'));
      },
      'table:table-cell': (attribute: Attribute) => this.#openCell(attribute),
      'table:covered-table-cell': (attribute: Attribute) => {
        this.#emptyCells += timesOf(attribute('table:number-columns-repeated'));
      },
      'text:p': () => {
        if (this.#cell.paragraphs++ > 0) this.#cell.text += '\n';
      },
      'text:s': (attribute: Attribute) => this.#write(' '.repeat(Math.min(1000, timesOf(attribute('text:c'))))),
      'text:tab': () => this.#write('\t'),
      'text:line-break': () => this.#write('\n'),
    };
    const closed = { 'table:table-cell': () => this.#closeCell(), 'table:table-row': () => this.#closeRow() };
    return readSeen(unseen, { opened, closed, text: (text) => this.#write(text) });
  }

  #openCell(attribute: Attribute): void {
    const repeat = timesOf(attribute('table:number-columns-repeated'));
    this.#cell = { repeat, value: keptValue(attribute), paragraphs: 0, text: '' };
  }

  /** Line breaks between the tags of a file that was laid out are nobody's words. */
  #write(text: string): void {
    if (this.#cell.paragraphs > 0) this.#cell.text += text;
  }

  #closeCell(): void {
    const { repeat, value, text } = this.#cell;
    const written = (value || text).trim();
    this.#cell.paragraphs = 0;
    if (written === '') {
      this.#emptyCells += repeat;
      return;
    }
    this.#take(this.#emptyCells + repeat);
    this.#row.push(...Array<string>(this.#emptyCells).fill(''), ...Array<string>(repeat).fill(written));
    this.#emptyCells = 0;
  }

  #closeRow(): void {
    if (this.#tables !== 1) return;
    const line = this.#line + 1;
    this.#line += this.#repeatRow;
    const times = this.#row.length > 0 ? this.#repeatRow : 1;
    this.#take((times - 1) * this.#row.length);
    for (let at = 0; at < times; at++) this.rows.push({ line: line + at, cells: this.#row });
  }

  #take(cells: number): void {
    this.#cellsLeft -= cells;
    if (this.#cellsLeft < 0) throw swollenWorkbook();
  }
}

type Attribute = (name: string) => string | undefined;

/** How often a cell or a row repeats; no sheet is longer than 2^20 rows. */
function timesOf(written: string | undefined): number {
  const times = Number(written ?? 1);
  return Number.isInteger(times) && times > 0 ? Math.min(times, 2 ** 20) : 1;
}

/** What is kept of a cell: a number as it is written, never through a float. Of a text or an hour, what is shown. */
function keptValue(attribute: Attribute): string {
  switch (attribute('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return attribute('office:value') ?? '';
    case 'date':
      return (attribute('office:date-value') ?? '').slice(0, 10);
    case 'boolean':
      return attribute('office:boolean-value') === 'true' ? 'oui' : 'non';
    default:
      return attribute('office:string-value') ?? '';
  }
}

export const brokenWorkbook = () =>
  new DomainError(
    'invalid',
    'broken_workbook',
    'Ce classeur ne s’ouvre pas\u00a0: enregistrez-le à nouveau, sans mot de passe, en XLSX ou en ODS.',
  );

const swollenWorkbook = () =>
  new DomainError(
    'invalid',
    'swollen_workbook',
    'Ce classeur a plus de cellules qu’on ne peut en lire à la fois\u00a0: ne gardez que le tableau à importer, ou enregistrez-le en CSV.',
  );

export const workbookLimits = { largest: largestText, broken: brokenWorkbook, swollen: swollenWorkbook };
