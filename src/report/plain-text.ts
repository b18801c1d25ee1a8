import type { BlockNode, InlineNode, RichText } from './rich-text.ts';

/**
 * Rich text as a plain field can hold it, and back, without loss: what a browser without JavaScript edits.
 * A line is a paragraph, "### " a heading, "- " and "1. " lists, **bold**, *italic*, [text](address),
 * #[CODE@PERIOD] a figure, @[KIND:ID] an evidence, a backslash before a sign that must stay itself.
 */
export const plainFromText = (text: RichText): string =>
  text.content.map((block) => plainFromBlock(block)).join('\n\n');

function plainFromBlock(block: BlockNode): string {
  if (block.type === 'paragraph') return protectStart(plainFromInlines(block.content));
  if (block.type === 'heading') return `### ${plainFromInlines(block.content)}`;
  return block.content
    .map((item, index) => {
      const mark = block.type === 'bulletList' ? '- ' : `${index + 1}. `;
      return mark + item.content.map((child) => plainFromInlines(child.content)).join('\n  ');
    })
    .join('\n');
}

const plainFromInlines = (nodes: readonly InlineNode[] = []): string => nodes.map(plainFromInline).join('');

function plainFromInline(node: InlineNode): string {
  if (node.type === 'figure') return `#[${node.attrs.indicator}@${node.attrs.period}]`;
  if (node.type === 'evidence') return `@[${node.attrs.kind}:${node.attrs.id}]`;
  if (node.type === 'hardBreak') return '\\n';
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === 'link');
  let text = node.text.replace(/[\\*[\]]/g, '\\$&');
  if (marks.some((mark) => mark.type === 'italic')) text = `*${text}*`;
  if (marks.some((mark) => mark.type === 'bold')) text = `**${text}**`;
  return link?.type === 'link' ? `[${text}](${link.attrs.href})` : text;
}

/** A paragraph that begins like a heading or a list stays a paragraph. */
const protectStart = (line: string): string => line.replace(/^(###|-|\d+\.)(?= )/, '\\$1');

export function textFromPlain(plain: string): RichText {
  const content: BlockNode[] = [];
  for (const raw of plain.replace(/\r\n?/g, '\n').split('\n')) {
    if (raw.trim() !== '') appendLine(content, raw);
  }
  return { type: 'doc', content };
}

function appendLine(blocks: BlockNode[], raw: string): void {
  const line = raw.trim();
  const last = blocks.at(-1);
  const bullet = /^- (.+)$/.exec(line);
  const numbered = /^\d+\. (.+)$/.exec(line);
  const item = bullet?.[1] ?? numbered?.[1];
  if (item !== undefined) {
    const type = bullet ? 'bulletList' : 'orderedList';
    const entry = { type: 'listItem' as const, content: [{ type: 'paragraph' as const, content: inlines(item) }] };
    if (last?.type === type) last.content.push(entry);
    else blocks.push({ type, content: [entry] });
  } else if (/^ {2}\S/.test(raw) && last && 'content' in last && isList(last)) {
    last.content.at(-1)?.content.push({ type: 'paragraph', content: inlines(line) });
  } else if (line.startsWith('### ')) {
    blocks.push({ type: 'heading', attrs: { level: 3 }, content: inlines(line.slice(4)) });
  } else {
    blocks.push({ type: 'paragraph', content: inlines(line.replace(/^\\(###|-|\d+\.)(?= )/, '$1')) });
  }
}

const isList = (block: BlockNode): block is Extract<BlockNode, { type: 'bulletList' | 'orderedList' }> =>
  block.type === 'bulletList' || block.type === 'orderedList';

type Mark = NonNullable<Extract<InlineNode, { type: 'text' }>['marks']>[number];

const piece =
  /#\[([^\]@\n]+)@([^\]\n]+)\]|@\[([a-z]+):([\da-zA-Z.-]+)\]|\[((?:\\.|[^\\\]])+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)|\*\*((?:\\.|[^\\*]|\*(?!\*)(?:\\.|[^\\*])+\*)+)\*\*|\*((?:\\.|[^\\*])+)\*|\\n/g;

function inlines(source: string, marks: Mark[] = []): InlineNode[] {
  const nodes: InlineNode[] = [];
  const say = (text: string) => {
    if (text)
      nodes.push({ type: 'text', text: text.replace(/\\([\\*[\]])/g, '$1'), ...(marks.length ? { marks } : {}) });
  };
  let from = 0;
  for (const match of source.matchAll(piece)) {
    if (isEscaped(source, match.index)) continue;
    say(source.slice(from, match.index));
    const [whole, indicator, period, kind, id, label, href, bold, italic] = match;
    if (indicator && period) nodes.push({ type: 'figure', attrs: { indicator, period } });
    else if (kind && id) nodes.push({ type: 'evidence', attrs: { kind, id } });
    else if (label && href) nodes.push(...inlines(label, [...marks, { type: 'link', attrs: { href } }]));
    else if (bold) nodes.push(...inlines(bold, [...marks, { type: 'bold' }]));
    else if (italic) nodes.push(...inlines(italic, [...marks, { type: 'italic' }]));
    else nodes.push({ type: 'hardBreak' });
    from = match.index + whole.length;
  }
  say(source.slice(from));
  return nodes;
}

/** Whether an odd number of backslashes stands before. */
const isEscaped = (source: string, index: number): boolean =>
  (/\\*$/.exec(source.slice(0, index))?.[0].length ?? 0) % 2 === 1;
