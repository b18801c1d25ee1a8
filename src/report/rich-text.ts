import { z } from 'zod';

/**
 * The prose of sheets: ProseMirror JSON (the editor's own) limited to what every writer (page, PDF,
 * DOCX, ODT) can draw. A figure is a node that names an indicator and a period, never a number.
 */
export const figureNode = z.object({
  type: z.literal('figure'),
  attrs: z.object({ indicator: z.string(), period: z.string() }),
});

/** What a statement rests on: a line of the register, printed as a footnote with the day it speaks of. */
export const evidenceNode = z.object({
  type: z.literal('evidence'),
  attrs: z.object({ kind: z.string().regex(/^[a-z]+$/), id: z.string().regex(/^[\da-z.-]+$/i) }),
});

export const textNode = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z
    .array(
      z.union([
        z.object({ type: z.enum(['bold', 'italic']) }),
        z.object({ type: z.literal('link'), attrs: z.object({ href: z.url({ protocol: /^(https?|mailto)$/ }) }) }),
      ]),
    )
    .optional(),
});

const hardBreak = z.object({ type: z.literal('hardBreak') });
export const inlineNode = z.union([textNode, figureNode, evidenceNode, hardBreak]);

const paragraph = z.object({ type: z.literal('paragraph'), content: z.array(inlineNode).optional() });
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.literal(3) }),
  content: z.array(inlineNode).optional(),
});
const listItem = z.object({ type: z.literal('listItem'), content: z.array(paragraph).min(1) });
const list = z.object({ type: z.enum(['bulletList', 'orderedList']), content: z.array(listItem).min(1) });

export const blockNode = z.union([paragraph, heading, list]);
export const richText = z.object({ type: z.literal('doc'), content: z.array(blockNode) });

export type InlineNode = z.infer<typeof inlineNode>;
export type BlockNode = z.infer<typeof blockNode>;
export type RichText = z.infer<typeof richText>;
export type FigureNode = z.infer<typeof figureNode>;
export type EvidenceNode = z.infer<typeof evidenceNode>;

export const emptyText: RichText = { type: 'doc', content: [] };

/** Plain paragraphs as rich text: one per line; `#[CODE@PERIOD]` becomes a live figure, `@[KIND:ID]` an evidence. */
export function textFromLines(lines: string): RichText {
  const paragraphs = lines.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    content: paragraphs.map((line) => ({ type: 'paragraph', content: inlineFromLine(line.trim()) })),
  };
}

function inlineFromLine(line: string): InlineNode[] {
  return line
    .split(/(#\[[^\]@]+@[^\]]+\]|@\[[a-z]+:[\da-z.-]+\])/i)
    .filter((part) => part !== '')
    .map((part): InlineNode => {
      const [, kind, id] = /^@\[([a-z]+):([\da-z.-]+)\]$/i.exec(part) ?? [];
      if (kind && id) return { type: 'evidence', attrs: { kind, id } };
      const match = /^#\[([^\]@]+)@([^\]]+)\]$/.exec(part);
      if (!match) return { type: 'text', text: part };
      return { type: 'figure', attrs: { indicator: match[1] ?? '', period: match[2] ?? '' } };
    });
}

/** Every figure the text quotes. */
export function figuresIn(text: RichText): FigureNode['attrs'][] {
  return inlinesIn(text).flatMap((node) => (node.type === 'figure' ? [node.attrs] : []));
}

export const evidenceKey = ({ kind, id }: EvidenceNode['attrs']): string => `${kind}:${id}`;

/** All that the text rests on. */
export const evidenceIn = (text: RichText): EvidenceNode['attrs'][] =>
  inlinesIn(text).flatMap((node) => (node.type === 'evidence' ? [node.attrs] : []));

/** What a person typed, figures left out: where checks look for numbers that should be linked. */
export function typedTextIn(text: RichText): string {
  return text.content
    .map((block) =>
      inlinesOf(block)
        .map((node) => (node.type === 'text' ? node.text : node.type === 'evidence' ? '' : ' '))
        .join(''),
    )
    .join('\n');
}

const inlinesIn = (text: RichText): InlineNode[] => text.content.flatMap(inlinesOf);

const inlinesOf = (block: BlockNode): InlineNode[] =>
  block.type === 'paragraph' || block.type === 'heading'
    ? (block.content ?? [])
    : block.content.flatMap((item) => item.content.flatMap((child) => child.content ?? []));
