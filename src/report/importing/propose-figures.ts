import type { Mention, SaidAs } from '../../check/reading/mention.ts';
import type { Qualifier } from '../../indicator/figure.ts';
import { periodCode, yearOf } from '../../kernel/period.ts';
import type { Part } from './cut-blocks.ts';
import { figuresIn, type LabelledMention } from './figures-in-flow.ts';
import type { Flow } from './flow.ts';
import type { FigureNature, ProposedFigure } from './proposed-report.ts';

const qualifiers: Record<SaidAs, Qualifier> = {
  exact: 'exact',
  about: 'about',
  nearly: 'nearly',
  more: 'more',
  less: 'less',
  at_least: 'more',
  at_most: 'less',
  between: 'about',
};

/** The figures of a sheet, in the order of the document. */
export const proposeFigures = (flow: Flow, mentions: Mention[], parts: Part[], year: number): ProposedFigure[] =>
  toldOnce(figuresIn(flow, mentions, year), parts).map((found) => {
    const { mention, label, paragraph } = found;
    return {
      label,
      printed: mention.printed.replace(/\s+/g, ' ').trim(),
      value: mention.value,
      decimals: Math.max(0, mention.decimals - mention.scale),
      qualifier: qualifiers[mention.saidAs],
      unit: unitOf(mention),
      basis: mention.basis,
      period: mention.period && periodCode(mention.period),
      nature: natureOf(found, parts[paragraph.part], flow, year),
      page: paragraph.page,
      start: flow.sourceOf(mention.start),
      end: flow.sourceOf(mention.end - 1) + 1,
    };
  });

/** What a table or the key figures of a sheet say already is not taken from its prose again. */
function toldOnce(figures: LabelledMention[], parts: Part[]): LabelledMention[] {
  const keyOf = ({ mention: { value, unit } }: LabelledMention) => `${value} ${unit?.label}`;
  const isApart = ({ paragraph }: LabelledMention) =>
    paragraph.kind === 'row' || paragraph.kind === 'number' || parts[paragraph.part]?.heading?.kind === 'keyFigures';
  const apart = new Set(figures.filter(isApart).map(keyOf));
  return figures.filter((figure) => isApart(figure) || figure.isPrevious || !apart.has(keyOf(figure)));
}

const unitOf = ({ unit }: Mention): string | null => unit && (unit.per ? `${unit.label}/${unit.per}` : unit.label);

const aims =
  /(?:objectif|cible|vis(?:e|ent|ant)|d[’']ici|à l[’']horizon|prév(?:u|oi)\p{L}*|programm\p{L}+|devr(?:a|ont)|seront?|attein(?:dre|dra)|attendue?s?)(?: \P{N}{0,40})?$/iu;

function natureOf(
  { mention, isPrevious, isAimedAt, paragraph }: LabelledMention,
  part: Part | undefined,
  flow: Flow,
  year: number,
): FigureNature {
  if (isPrevious) return 'previous';
  if (isAimedAt) return 'target';
  if (mention.period && mention.period.kind !== 'span' && yearOf(mention.period) > year) return 'target';
  const block = part?.heading?.kind === 'block' ? part.heading.block : undefined;
  if (block?.kind === 'commitments') return 'target';
  const before = flow.text.slice(Math.max(paragraph.start, mention.start - 60), mention.start);
  if (aims.test(before)) return 'target';
  return block?.code === 'contexte' ? 'context' : 'realisation';
}
