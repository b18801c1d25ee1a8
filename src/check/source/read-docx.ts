import { type Closed, type MarkupReader, type Opened, readSeen, walkMarkup } from '../../kernel/markup-events.ts';
import { textsOf } from '../../kernel/unzip.ts';
import { Flow } from './flow.ts';
import { documentLimits } from './refusals.ts';
import type { SourceText } from './source-text.ts';

const parts = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'] as const;

/** What Word keeps beside the text people see: moved or deleted text, and the older copy of a drawing. */
const unseen = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

/** The body of a Word document, then its notes. Pages are those Word saw when it last saved. */
export function readDocx(bytes: Uint8Array): SourceText {
  const texts = textsOf(bytes, parts, documentLimits);
  const flow = new Flow();
  for (const part of parts) {
    const xml = texts.get(part) ?? '';
    walkMarkup(xml, reading(flow, xml.includes('<w:lastRenderedPageBreak')));
  }
  return flow.finish();
}

function reading(flow: Flow, seenPages: boolean): MarkupReader {
  let inText = false;
  let item = false;
  let columns = 1;
  const opened: Opened = {
    'w:t': () => (inText = true),
    'w:numPr': () => (item = true),
    'w:tab': () => flow.write('\t'),
    'w:cr': () => flow.write('\n'),
    'w:br': (attribute) => (attribute('w:type') === 'page' ? !seenPages && flow.beginPage() : flow.write('\n')),
    'w:noBreakHyphen': () => flow.write('\u2011'),
    'w:lastRenderedPageBreak': () => flow.beginPage(),
    'w:tr': () => flow.openRow(),
    'w:tc': () => {
      columns = 1;
      flow.openCell();
    },
    'w:gridSpan': (attribute) => (columns = spanOf(attribute('w:val'))),
    'w:txbxContent': () => flow.openAside(),
  };
  const closed: Closed = {
    'w:t': () => (inText = false),
    'w:p': () => {
      flow.endLine(item ? 'item' : 'paragraph');
      item = false;
    },
    'w:tc': () => {
      flow.closeCell(columns);
      columns = 1;
    },
    'w:tr': () => flow.closeRow(),
    'w:txbxContent': () => flow.closeAside(),
  };
  return readSeen(unseen, {
    opened,
    closed,
    text(text) {
      if (inText) flow.write(text);
    },
  });
}

/** How many columns a cell covers, within reason. */
export const spanOf = (written: string | undefined): number => Math.min(Math.max(Number(written) || 1, 1), 64);
