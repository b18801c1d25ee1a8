import type { FigureFields } from './figure-fields.ts';
import type { Decision, Proposed } from './proposal.ts';

/** A sheet in the list of those of a document. */
export interface SheetLine {
  /** From 1, in the order of the document: its address. */
  number: number;
  code: string | null;
  title: string;
  decided: number;
  total: number;
}

export interface IndicatorChoice {
  code: string;
  label: string;
  unitLabel: string;
}

interface ViewBase {
  id: string;
  page: number;
  version: number;
  decision: Decision | null;
  /** "Anne Petit, le 4 mars 2021". */
  by: string | null;
}

export interface SheetView extends ViewBase {
  kind: 'sheet';
  sheet: Proposed['sheet'];
  /** Name of the part of the report it enters. */
  sectionLabel: string | null;
  /** The sheet it became. */
  href: string | null;
}

export interface TextView extends ViewBase {
  kind: 'text';
  text: Proposed['text'];
  blockLabel: string;
}

export interface FigureView extends ViewBase {
  kind: 'figure';
  fields: FigureFields;
  /** As it will be printed. */
  printed: string;
  periodLabel: string;
  natureLabel: string;
  /** The indicator proposed; null for a new one. */
  likely: IndicatorChoice | null;
  choices: IndicatorChoice[];
  /** What a person must see to first: it cannot be kept as it is, or another figure of the sheet claims its place. */
  hindrance: string | null;
  /** What is known already where the figure would enter. */
  inForce: { id: string; printed: string; same: boolean } | null;
}

export interface CommitmentView extends ViewBase {
  kind: 'commitment';
  commitment: { sentence: string; dueYear: number };
}

export type ProposalView = SheetView | TextView | FigureView | CommitmentView;

/** What keeps a proposal from entering with all the others: a person must choose. */
export function asksAChoice(view: ProposalView): string | null {
  if (view.kind === 'sheet' && !view.sheet.section) return 'partie du rapport à choisir';
  if (view.kind !== 'figure') return null;
  return view.hindrance ?? (view.inForce && !view.inForce.same ? 'remplacerait une valeur connue' : null);
}

/** What the page sends of a proposal, whatever is decided of it. */
export interface SentItem {
  id: string;
  seen: number;
  indicator?: string;
  valueSeen?: string | null;
}

export const sentItem = (view: ProposalView): SentItem => ({
  id: view.id,
  seen: view.version,
  ...(view.kind === 'figure' ? { indicator: view.likely?.code ?? '', valueSeen: view.inForce?.id ?? null } : {}),
});
