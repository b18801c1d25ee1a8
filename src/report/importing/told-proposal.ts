import { wide } from '../../kernel/french.ts';
import type { Proposal } from './proposal.ts';

/** A proposal in a few words, for the journal and for refusals. */
export function nameOf({ kind, proposed }: Proposal): string {
  switch (kind) {
    case 'sheet':
      return `fiche «${wide}${proposed.title}${wide}»`;
    case 'text':
      return `texte «${wide}${cut(proposed.text)}${wide}»`;
    case 'figure':
      return `${proposed.label}${wide}: ${proposed.printed}`;
    case 'commitment':
      return `engagement «${wide}${cut(proposed.sentence)}${wide}»`;
  }
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
