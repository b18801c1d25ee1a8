import { type BlockNode, type RichText, textFromLines } from '../src/report/rich-text.ts';

/**
 * Lines as rich text: a line is a paragraph, and `#[CODE@PERIOD]` a live figure. A line that begins with `# ` is a
 * heading, with `- ` an item of a list, with `1. ` an item of a numbered one.
 */
export function richTextOf(lines: string): RichText {
  const content: BlockNode[] = [];
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const [, mark = '', text = line] = /^(#|-|1\.) (.*)$/.exec(line) ?? [];
    const paragraphs = textFromLines(text).content.filter((block) => block.type === 'paragraph');
    const type = mark === '-' ? 'bulletList' : 'orderedList';
    const last = content.at(-1);
    if (mark === '') content.push(...paragraphs);
    else if (mark === '#')
      content.push(...paragraphs.map((block) => ({ ...block, type: 'heading', attrs: level }) as const));
    else if (last?.type === type) last.content.push({ type: 'listItem', content: paragraphs });
    else content.push({ type, content: [{ type: 'listItem', content: paragraphs }] });
  }
  return { type: 'doc', content };
}

const level = { level: 3 } as const;

export const richTextsOf = (texts: Record<string, string>): Record<string, RichText> =>
  Object.fromEntries(Object.entries(texts).map(([code, lines]) => [code, richTextOf(lines)]));
