import { printQuantity, printUnit } from '../../indicator/print-quantity.rule.ts';
import { compare, decimalsOf } from '../../kernel/decimal.ts';
import { printDate, wide } from '../../kernel/french.ts';
import { periodCode, printPeriod, readPeriod } from '../../kernel/period.ts';
import { fillYears, type ReportType, type SheetKind, sheetKindOf } from '../report-type.ts';
import { type FigureFields, figureFields, type ReadFigure, readFigure, valueFor } from './figure-fields.ts';
import type { ValueInForce } from './figures.sql.ts';
import type { FigureView, IndicatorChoice, ProposalView, SheetView } from './import-view.ts';
import { type KnownIndicator, matchIndicators } from './match-indicators.rule.ts';
import { natureLabels } from './nature-labels.ts';
import { commitmentShown, type Proposal, type ProposalOf, type Proposed } from './proposal.ts';
import { sheetShown } from './take-over-sheets.ts';
import { blockOf } from './take-over-texts.ts';

interface Known {
  type: ReportType;
  year: number;
  takers: readonly KnownIndicator[];
  values: readonly ValueInForce[];
}

/** The proposals of a sheet as its page shows them: what entered where something did, else what is proposed. */
export function viewsOf(proposals: readonly Proposal[], known: Known) {
  const sheet = proposals.find((each): each is ProposalOf<'sheet'> => each.kind === 'sheet');
  const section = sheet && shownOf<'sheet'>(sheet, sheetShown(sheet.proposed)).section;
  const kind = kindAt(known, section ?? null);
  return {
    blocks: kind.blocks.filter((block) => block.kind === 'text').map(({ code, label }) => ({ code, label })),
    proposals: withClaims(proposals.map((proposal): ProposalView => viewOf(proposal, kind, known))),
  };
}

/** Two figures that are left and would give one indicator two values for a period each wait for a choice. */
function withClaims(views: ProposalView[]): ProposalView[] {
  const claims = (view: ProposalView) =>
    view.kind === 'figure' && view.decision === null && view.likely
      ? `${view.likely.code} ${view.fields.nature === 'target'} ${view.fields.period}`
      : view.id;
  const byPlace = Map.groupBy(views, claims);
  return views.map((view) => {
    const rivals = (byPlace.get(claims(view)) ?? []).filter((each) => each.kind === 'figure' && each.id !== view.id);
    const other = rivals.find(
      (each) => each.kind === 'figure' && view.kind === 'figure' && each.printed !== view.printed,
    );
    if (view.kind !== 'figure' || other?.kind !== 'figure') return view;
    return { ...view, hindrance: `${other.printed} vise aussi cet indicateur pour la même période.` };
  });
}

function kindAt({ type, year }: Known, section: string | null): SheetKind {
  const kind = sheetKindOf(type, type.sections.find(({ code }) => code === section)?.sheetKind ?? '');
  return { ...kind, blocks: kind.blocks.map((block) => ({ ...block, label: fillYears(block.label, year) })) };
}

const shownOf = <K extends Proposal['kind']>({ kept }: ProposalOf<K>, proposed: Proposed[K]): Proposed[K] =>
  (kept as Proposed[K] | null) ?? proposed;

function viewOf(proposal: Proposal, kind: SheetKind, known: Known): ProposalView {
  const { id, page, version, decision, person, decidedAt } = proposal;
  const by =
    decision && decidedAt ? [person, `le ${printDate(decidedAt.toISOString())}`].filter(Boolean).join(', ') : null;
  const base = { id, page, version, decision, by };
  switch (proposal.kind) {
    case 'sheet':
      return { ...base, kind: 'sheet', ...sheetView(proposal, known) };
    case 'text': {
      const shown = shownOf<'text'>(proposal, proposal.proposed);
      const section = blockOf(kind, shown.section);
      const blockLabel = kind.blocks.find(({ code }) => code === section)?.label ?? section;
      return { ...base, kind: 'text', text: { section, text: shown.text.trim() }, blockLabel };
    }
    case 'figure':
      return { ...base, kind: 'figure', ...figureView(proposal, known) };
    case 'commitment': {
      const proposed = commitmentShown(proposal.proposed, known.year);
      return { ...base, kind: 'commitment', commitment: (proposal.kept as typeof proposed | null) ?? proposed };
    }
  }
}

function sheetView(proposal: ProposalOf<'sheet'>, { type }: Known): Pick<SheetView, 'sheet' | 'sectionLabel' | 'href'> {
  const sheet = shownOf<'sheet'>(proposal, sheetShown(proposal.proposed));
  const section = type.sections.find(({ code }) => code === sheet.section);
  return {
    sheet,
    sectionLabel: section ? [section.number, section.label].filter(Boolean).join(' · ') : null,
    href: proposal.resultId && `/travail/fiches/${proposal.resultId}`,
  };
}

type FigurePart = Omit<FigureView, 'kind' | 'id' | 'page' | 'version' | 'decision' | 'by'>;

function figureView(proposal: ProposalOf<'figure'>, { year, takers, values }: Known): FigurePart {
  const fields = (proposal.kept as FigureFields | null) ?? figureFields(proposal.proposed, year);
  const read = readable(fields);
  const period = readPeriod(fields.period);
  const shared = {
    fields,
    periodLabel: period ? printPeriod(period) : fields.period,
    natureLabel: natureLabels[fields.nature],
  };
  if (!read)
    return {
      ...shared,
      printed: proposal.proposed.printed,
      likely: null,
      choices: [],
      hindrance: unreadable,
      inForce: null,
    };
  const { likely, choices } = matchIndicators(read, takers);
  return {
    ...shared,
    printed: printQuantity({ ...read, decimals: decimalsOf(read.value) }),
    likely: likely ? choiceOf(likely) : null,
    choices: choices.map(choiceOf),
    hindrance: null,
    inForce: likely && read.nature !== 'target' ? known(read, likely, values) : null,
  };
}

const unreadable = 'À corriger d’abord : libellé, valeur ou période ne se gardent pas tels quels.';

/** What a person must correct first is shown as printed. */
function readable(fields: FigureFields): ReadFigure | undefined {
  try {
    return readFigure(fields);
  } catch {
    return undefined;
  }
}

const choiceOf = ({ code, label, unit, counted }: KnownIndicator): IndicatorChoice => ({
  code,
  label,
  unitLabel: printUnit(unit, counted),
});

function known(read: ReadFigure, indicator: KnownIndicator, values: readonly ValueInForce[]): FigureView['inForce'] {
  const period = periodCode(read.period);
  const value = values.find((each) => each.indicatorId === indicator.id && each.period === period);
  if (!value) return null;
  return {
    id: value.id,
    printed: printQuantity({ ...value, unit: indicator.unit, counted: indicator.counted }).replaceAll(' ', wide),
    same: compare(value.value, valueFor(read, indicator.unit)) === 0,
  };
}
