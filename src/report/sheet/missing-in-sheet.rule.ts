import { printCount, wide } from '../../kernel/french.ts';
import type { SheetKind } from '../report-type.ts';
import { excessOf, isEmptyText, type SheetContent } from './sheet-content.ts';

/** What a sheet holds, as far as its submission is concerned. */
export interface FilledSheet {
  content: SheetContent;
  figures: { key: boolean; hasValue: boolean; label: string }[];
  /** Blocks of linked actions that have at least one. */
  actionBlocks: string[];
  hasPartners: boolean;
  hasTerritories: boolean;
  hasFunding: boolean;
  announced: number;
  asked: { sentence: string; answered: boolean }[];
  /** Lines taken from the register, by block, and those of them whose question has no answer. */
  registers: Record<string, { taken: number; unanswered: number }>;
}

export interface MissingInSheet {
  /** Code of the block where it is to be written; `key_figures` for the band. */
  block: string;
  sentence: string;
}

export const keyFigureBlock = 'key_figures';

/** All that must still be written before the sheet may be submitted, in the order of the sheet. */
export function missingInSheet(kind: SheetKind, sheet: FilledSheet): MissingInSheet[] {
  const found: MissingInSheet[] = [];
  if (kind.keyFigures.required && !sheet.figures.some((figure) => figure.key && figure.hasValue)) {
    found.push({ block: keyFigureBlock, sentence: 'Saisissez la valeur d’au moins un chiffre clé.' });
  }
  for (const block of kind.blocks) {
    const sentence = block.kind === 'outcomes' ? unanswered(sheet) : missingFrom(block, sheet);
    if (sentence) found.push({ block: block.code, sentence });
  }
  return found;
}

function missingFrom(block: SheetKind['blocks'][number], sheet: FilledSheet): string | undefined {
  const name = `«${wide}${block.label}${wide}»`;
  if (block.kind === 'text') {
    const excess = excessOf(sheet.content[block.code], block.max);
    if (excess) return `Raccourcissez ${name}${wide}: ${excess}.`;
  }
  if (block.kind === 'register' && block.asks) {
    const unanswered = sheet.registers[block.code]?.unanswered ?? 0;
    const lines = printCount(unanswered, 'ligne attend', 'lignes attendent');
    if (unanswered > 0) return `Complétez ${name}${wide}: ${lines} une réponse.`;
  }
  if (!block.required || present[block.kind](block.code, sheet)) return undefined;
  return block.kind === 'text' ? `Écrivez ${name}.` : `Complétez ${name}.`;
}

type Kind = SheetKind['blocks'][number]['kind'];

const present: Record<Kind, (code: string, sheet: FilledSheet) => boolean> = {
  text: (code, sheet) => !isEmptyText(sheet.content[code]),
  figures: (_, sheet) => sheet.figures.some((figure) => !figure.key && figure.hasValue),
  actions: (code, sheet) => sheet.actionBlocks.includes(code),
  partners: (_, sheet) => sheet.hasPartners,
  territories: (_, sheet) => sheet.hasTerritories,
  funding: (_, sheet) => sheet.hasFunding,
  commitments: (_, sheet) => sheet.announced > 0,
  outcomes: (_, sheet) => sheet.asked.every((each) => each.answered),
  register: (code, sheet) => (sheet.registers[code]?.taken ?? 0) > 0,
  paragraph: () => true,
};

function unanswered(sheet: FilledSheet): string | undefined {
  const waiting = sheet.asked.filter((each) => !each.answered);
  const [first] = waiting;
  if (!first) return undefined;
  if (waiting.length === 1) return `Répondez à l’engagement de l’an dernier${wide}: «${wide}${first.sentence}${wide}».`;
  return `Répondez aux ${waiting.length} engagements de l’an dernier qui n’ont pas de réponse.`;
}
