import { wide } from '../../kernel/french.ts';
import type { FigureFields } from './figure-fields.ts';
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

/** The same for what entered, with what a person changed of it. */
export function enteredName(proposal: Proposal, kept: unknown): string {
  if (!kept) return nameOf(proposal);
  if (proposal.kind !== 'figure')
    return nameOf({ ...proposal, proposed: { ...proposal.proposed, ...kept } } as Proposal);
  const { label, value, unit } = kept as FigureFields;
  return `${label}${wide}: ${[value, unit].filter(Boolean).join(wide)}`;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
