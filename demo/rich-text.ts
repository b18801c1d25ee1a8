import { type BlockNode, type RichText, textFromLines } from '../src/report/rich-text.ts';

/** Lines as rich text: `textFromLines`, where lines that begin with a hyphen make a list. */
export function richTextOf(lines: string): RichText {
  const content: BlockNode[] = [];
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const item = /^- (.*)$/.exec(line);
    const paragraphs = textFromLines(item?.[1] ?? line).content.filter((block) => block.type === 'paragraph');
    const list = content.at(-1);
    if (!item) content.push(...paragraphs);
    else if (list?.type === 'bulletList') list.content.push({ type: 'listItem', content: paragraphs });
    else content.push({ type: 'bulletList', content: [{ type: 'listItem', content: paragraphs }] });
  }
  return { type: 'doc', content };
}

export const richTextsOf = (texts: Record<string, string>): Record<string, RichText> =>
  Object.fromEntries(Object.entries(texts).map(([code, lines]) => [code, richTextOf(lines)]));
