import { figureKey } from '../../indicator/printed-figure.ts';
import { narrow, naturalOrder, printNumber } from '../../kernel/french.ts';
import { periodCode } from '../../kernel/period.ts';
import type { Action, FundingLine } from '../../programme/action/action.ts';
import {
  fundingNatureLabels,
  fundingStateLabels,
  outcomeLabels,
  partnerRoleLabels,
  stageLabels,
} from '../../programme/words.ts';
import { paragraphsIn } from '../../watch/committee/paragraphs.rule.ts';
import type { ActionDocument, BlockDocument, SheetDocument } from '../document.ts';
import type { EditionContent } from '../edition/content.sql.ts';
import { type KeptRow, rowsOf } from '../register/kept-rows.ts';
import type { RegisterRows } from '../register/read-registers.ts';
import { type BlockType, fillYears, type ReportType, sheetKindOf } from '../report-type.ts';
import { evidenceIn, evidenceKey, figuresIn, type RichText } from '../rich-text.ts';

type SheetRow = EditionContent['sheets'][number];

/** All that one sheet holds, before it is laid out as its kind wants. */
interface SheetMatter {
  year: number;
  content: Record<string, RichText>;
  figures: string[];
  keyFigures: string[];
  actions: { block: string; action: Action }[];
  commitments: EditionContent['commitments'];
  /** What the register gives, and what a person made of it. */
  registers: RegisterRows;
  keptRows: KeptRow[];
  paragraph: EditionContent['paragraphs'][number] | undefined;
}

/** The sheets of an edition as documents, in order, with the section each stands in. */
export function sheetDocuments(
  type: ReportType,
  year: number,
  content: EditionContent,
  { actions, registers }: { actions: Action[]; registers: RegisterRows },
): { section: string; sheet: SheetDocument }[] {
  const figures = Map.groupBy(content.figures, (row) => row.sheetId);
  const links = Map.groupBy(content.actions, (row) => row.sheetId);
  const commitments = Map.groupBy(content.commitments, (row) => row.sheetId);
  const keptRows = Map.groupBy(content.registerRows, (row) => row.sheetId);
  const byId = new Map(actions.map((action) => [action.id, action]));
  return content.sheets.map((row) => {
    const quoted = (figures.get(row.id) ?? []).map((figure) => ({ ...figure, name: nameOf(figure) }));
    const matter: SheetMatter = {
      year,
      content: row.content,
      keyFigures: quoted.filter((figure) => figure.key).map((figure) => figure.name),
      figures: quoted.filter((figure) => !figure.key).map((figure) => figure.name),
      actions: (links.get(row.id) ?? []).flatMap(({ block, actionId }) => {
        const action = byId.get(actionId);
        return action ? [{ block, action }] : [];
      }),
      commitments: commitments.get(row.id) ?? [],
      registers: content.only === undefined || content.only === row.id ? registers : {},
      keptRows: keptRows.get(row.id) ?? [],
      paragraph: content.paragraphs.find(({ sheetId }) => sheetId === row.id),
    };
    return { section: row.section, sheet: sheetDocument(type, row, matter) };
  });
}

const nameOf = ({ code, kind, start, end }: EditionContent['figures'][number]): string =>
  figureKey(code, periodCode({ kind, start, end }));

function sheetDocument(type: ReportType, row: SheetRow, matter: SheetMatter): SheetDocument {
  const kind = sheetKindOf(type, row.kind);
  return {
    id: row.id,
    code: row.code,
    kindLabel: kind.label,
    title: row.title,
    subtitle: row.subtitle,
    service: row.service,
    tags: type.tags.filter((tag) => row.tags.includes(tag.code)).map(({ code, label }) => ({ code, label })),
    keyFiguresLabel: fillYears(kind.keyFigures.label, matter.year),
    keyFigures: matter.keyFigures,
    blocks: kind.blocks.flatMap((block) => blockDocument(block, matter) ?? []),
  };
}

type Content<K extends BlockDocument['kind']> = Omit<Extract<BlockDocument, { kind: K }>, 'code' | 'label'>;

function blockDocument(block: BlockType, matter: SheetMatter): BlockDocument | undefined {
  const content = fillers[block.kind](matter, block);
  return content && { code: block.code, label: fillYears(block.label, matter.year), ...content };
}

/** What each kind of block holds; nothing where it is empty. */
const fillers: { [K in BlockDocument['kind']]: (matter: SheetMatter, block: BlockType) => Content<K> | undefined } = {
  text: ({ content }, { code }) => {
    const text = content[code];
    return text && text.content.length > 0 ? { kind: 'text', text } : undefined;
  },
  figures: ({ figures }) => (figures.length > 0 ? { kind: 'figures', figures } : undefined),
  actions: ({ actions }, { code }) => {
    const mine = actions.filter((link) => link.block === code).map(({ action }) => actionDocument(action));
    return mine.length > 0 ? { kind: 'actions', actions: mine } : undefined;
  },
  partners: ({ actions }) => {
    const partners = partnersOf(actions.map(({ action }) => action));
    return partners.length > 0 ? { kind: 'partners', partners } : undefined;
  },
  territories: ({ actions }) => {
    const names = [...new Set(actions.flatMap(({ action }) => action.territories.map((each) => each.name)))];
    return names.length > 0 ? { kind: 'territories', names: names.sort(naturalOrder) } : undefined;
  },
  funding: ({ actions }) => {
    const lines = actions.flatMap(({ action }) => action.funding.map(fundingDocument));
    return lines.length > 0 ? { kind: 'funding', lines } : undefined;
  },
  commitments: ({ commitments, year }) => {
    const announced = commitments.filter((row) => row.role === 'announced');
    if (announced.length === 0) return undefined;
    return { kind: 'commitments', year: year + 1, commitments: announced.map(({ sentence }) => ({ sentence })) };
  },
  outcomes: ({ commitments, year }) => {
    const asked = commitments.filter((row) => row.role === 'asked');
    if (asked.length === 0) return undefined;
    const outcomes = asked.map(({ sentence, outcome, explanation }) => ({
      sentence,
      outcomeLabel: outcome ? outcomeLabels[outcome] : undefined,
      explanation: explanation ?? undefined,
    }));
    return { kind: 'outcomes', year, outcomes };
  },
  register: ({ registers, keptRows }, { code, register, asks }) => {
    const table = register && registers[register];
    const rows = rowsOf(registers, keptRows, { code, register }).filter(({ taken }) => taken);
    if (!table || rows.length === 0) return undefined;
    return {
      kind: 'register',
      summary: table.summary,
      columns: table.columns,
      asks: asks?.label ?? null,
      rows: rows.map(({ key, cells, choice, note }) => ({ key, cells, choice, note })),
    };
  },
  paragraph: ({ paragraph }) => {
    if (!paragraph) return undefined;
    const { number, reference } = paragraph;
    const text = paragraphsIn(paragraph.paragraphs, paragraph.asking).find((each) => each.number === number)?.text;
    return { kind: 'paragraph', decision: reference, number, text: text ?? '' };
  },
};

const actionDocument = (action: Action): ActionDocument => ({
  number: action.number,
  title: action.title,
  summary: action.summary,
  stageLabel: stageLabels[action.stage],
  plans: action.plans.map((plan) => plan.acronym ?? plan.title),
});

function partnersOf(actions: Action[]): { name: string; roleLabel: string }[] {
  const roles = Map.groupBy(
    actions.flatMap((action) => action.partners),
    (partner) => partner.name,
  );
  return [...roles]
    .map(([name, partners]) => ({
      name,
      roleLabel: [...new Set(partners.map((partner) => partnerRoleLabels[partner.role]))].join(', '),
    }))
    .sort((a, b) => naturalOrder(a.name, b.name));
}

const fundingDocument = (line: FundingLine) => ({
  funder: line.funder,
  printed: line.amount === null ? 'montant non précisé' : printAmount(line.amount, line.taxBasis),
  detail: [line.nature && fundingNatureLabels[line.nature], fundingStateLabels[line.state], line.year]
    .filter(Boolean)
    .join(', '),
});

const printAmount = (amount: string, taxBasis: string | null): string =>
  `${printNumber(amount.replace(/\.00$/, ''))}${narrow}€${taxBasis ? ` ${taxBasis}` : ''}`;

/** Keys of every figure that a sheet quotes, in its lists and in its prose. */
export const figuresOfSheet = (sheet: SheetDocument): string[] => [
  ...sheet.keyFigures,
  ...sheet.blocks.flatMap((block) => {
    if (block.kind === 'figures') return block.figures;
    return block.kind === 'text' ? figuresOfText(block.text) : [];
  }),
];

export const figuresOfText = (text: RichText): string[] =>
  figuresIn(text).map(({ indicator, period }) => figureKey(indicator, period));

/** Keys of all that a sheet states from the register or rests on, in its order, each once. */
export const evidenceOfSheet = (sheet: SheetDocument): string[] => [
  ...new Set(
    sheet.blocks.flatMap((block) => {
      if (block.kind === 'register') return block.rows.map(({ key }) => key);
      return block.kind === 'text' ? evidenceOfText(block.text) : [];
    }),
  ),
];

export const evidenceOfText = (text: RichText): string[] => evidenceIn(text).map(evidenceKey);
