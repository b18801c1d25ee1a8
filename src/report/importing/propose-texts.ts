import type { SheetKind } from '../report-type.ts';
import { looseBlock, type Part } from './cut-blocks.ts';
import type { Flow } from './flow.ts';
import type { ProposedText } from './proposed-report.ts';

/**
 * The texts of a sheet by block of its kind. What stands under a heading that is none of its texts goes where loose text
 * goes, its heading first, so that nothing is lost; figures and commitments are proposed for themselves.
 */
export function proposeTexts(flow: Flow, parts: Part[], kind: SheetKind): ProposedText[] {
  const loose = looseBlock(kind);
  const byPart = Map.groupBy(flow.paragraphs, ({ part }) => part);
  return parts.flatMap((part, index): ProposedText[] => {
    const paragraphs = byPart.get(index) ?? [];
    const [first, last] = [paragraphs[0], paragraphs.at(-1)];
    const block = part.heading?.kind === 'block' ? part.heading.block : undefined;
    const isApart = part.heading?.kind === 'keyFigures' || block?.kind === 'figures' || block?.kind === 'commitments';
    if (!first || !last || isApart || loose === undefined) return [];
    const isOwn = block?.kind === 'text' && kind.blocks.some(({ code }) => code === block.code);
    const written = paragraphs.map(
      (each) => `${each.kind === 'item' ? '- ' : ''}${flow.text.slice(each.start, each.end)}`,
    );
    return [
      {
        section: isOwn ? block.code : loose,
        text: [...(isOwn || part.words === '' ? [] : [part.words]), ...written].join('\n\n'),
        page: first.page,
        start: flow.sourceOf(first.start),
        end: flow.sourceOf(last.end - 1) + 1,
      },
    ];
  });
}
