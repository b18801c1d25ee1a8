import { type Closed, type MarkupReader, type Opened, readSeen, walkMarkup } from '../../kernel/markup-events.ts';
import { textsOf } from '../../kernel/unzip.ts';
import { Flow } from './flow.ts';
import { spanOf } from './read-docx.ts';
import { documentLimits, lockedDocument } from './refusals.ts';
import type { SourceText } from './source-text.ts';

/** What LibreOffice keeps beside the text people see: deleted text, comments, the number of a note. */
const unseen = new Set(['text:tracked-changes', 'office:annotation', 'text:note-citation', 'office:forms']);

/** The body of an OpenDocument text. Pages are those its writer saw, where it wrote them. */
export function readOdt(bytes: Uint8Array): SourceText {
  const texts = textsOf(bytes, ['content.xml', 'META-INF/manifest.xml'], documentLimits);
  if (texts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw lockedDocument();
  const flow = new Flow();
  walkMarkup(texts.get('content.xml') ?? '', reading(flow));
  return flow.finish();
}

function reading(flow: Flow): MarkupReader {
  let [paragraphs, lists] = [0, 0];
  const columns: number[] = [];
  const opened: Opened = {
    'text:p': () => paragraphs++,
    'text:h': () => paragraphs++,
    'text:list-item': () => lists++,
    'text:tab': () => flow.write('\t'),
    'text:line-break': () => flow.write('\n'),
    'text:s': (attribute) => flow.write(' '.repeat(spanOf(attribute('text:c')))),
    'text:soft-page-break': () => flow.beginPage(),
    'table:table-row': () => flow.openRow(),
    'table:table-cell': (attribute) => {
      columns.push(spanOf(attribute('table:number-columns-spanned')));
      flow.openCell();
    },
    'text:note-body': () => flow.openAside(),
    'draw:text-box': () => flow.openAside(),
  };
  const closed: Closed = {
    'text:p': () => {
      paragraphs--;
      flow.endLine(lists > 0 ? 'item' : 'paragraph');
    },
    'text:h': () => {
      paragraphs--;
      flow.endLine();
    },
    'text:list-item': () => lists--,
    'table:table-cell': () => flow.closeCell(columns.pop()),
    'table:table-row': () => flow.closeRow(),
    'text:note-body': () => flow.closeAside(),
    'draw:text-box': () => flow.closeAside(),
  };
  return readSeen(unseen, {
    opened,
    closed,
    text(text) {
      if (paragraphs > 0) flow.write(text.replace(/[ \t\r\n]+/g, ' '));
    },
  });
}
