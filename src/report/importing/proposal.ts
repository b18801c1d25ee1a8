import { z } from 'zod';
import { fieldNames } from './figure-fields.ts';
import type {
  ProposedCommitment,
  ProposedFigure,
  ProposedReport,
  ProposedSheet,
  ProposedText,
} from './proposed-report.ts';

export const proposalKinds = ['sheet', 'text', 'figure', 'commitment'] as const;
export type ProposalKind = (typeof proposalKinds)[number];
export type Decision = 'accepted' | 'corrected' | 'refused';

/** What each kind proposes: its place is kept beside. */
export interface Proposed {
  sheet: Pick<ProposedSheet, 'code' | 'title' | 'section'>;
  text: Pick<ProposedText, 'section' | 'text'>;
  figure: ProposedFigure;
  commitment: Pick<ProposedCommitment, 'sentence' | 'dueYear'>;
}

interface Stored<K extends ProposalKind> {
  id: string;
  kind: K;
  /** The proposed sheet it stands in; null for a sheet. */
  sheetId: string | null;
  position: number;
  page: number;
  startAt: number;
  endAt: number;
  proposed: Proposed[K];
}

export type NewProposal = { [K in ProposalKind]: Stored<K> }[ProposalKind];

export interface Decided {
  decision: Decision | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  person: string | null;
  /** What entered, where it is not what was proposed. */
  kept: unknown;
  version: number;
  resultId: string | null;
}

export type Proposal = NewProposal & Decided;
export type ProposalOf<K extends ProposalKind> = Stored<K> & Decided;

/** The proposals of a report as rows, in the order of the document: a sheet, then what stands in it. */
export function proposalsOf({ sheets }: ProposedReport, newId: () => string): NewProposal[] {
  const rows: NewProposal[] = [];
  for (const { texts, figures, commitments, page, start, end, ...sheet } of sheets) {
    const id = newId();
    const { code, title, section } = sheet;
    const place = { sheetId: null, position: rows.length, page, startAt: start, endAt: end };
    rows.push({ id, kind: 'sheet', ...place, proposed: { code, title, section } });
    const inside = (each: { page: number; start: number; end: number }) => ({
      id: newId(),
      sheetId: id,
      position: rows.length,
      page: each.page,
      startAt: each.start,
      endAt: each.end,
    });
    for (const text of texts)
      rows.push({ ...inside(text), kind: 'text', proposed: { section: text.section, text: text.text } });
    for (const figure of figures) rows.push({ ...inside(figure), kind: 'figure', proposed: figure });
    for (const commitment of commitments) {
      const { sentence, dueYear } = commitment;
      rows.push({ ...inside(commitment), kind: 'commitment', proposed: { sentence, dueYear } });
    }
  }
  return rows;
}

/** A commitment as the page proposes it: for the year it names if that is to come, else the next one. */
export const commitmentShown = ({ sentence, dueYear }: Proposed['commitment'], year: number) => ({
  sentence: sentence.slice(0, 2000),
  dueYear: dueYear !== null && dueYear >= year ? dueYear : year + 1,
});

const figureInput = z.object(
  Object.fromEntries(fieldNames.map((name) => [name, z.string()])) as Record<(typeof fieldNames)[number], z.ZodString>,
);

/** A browser sends its line breaks in its own way. */
const typedText = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1, 'Le texte est vide : refusez-le plutôt.'));

/** What a person decided on a proposal. Fields left out stay as proposed. */
export const decisionInput = z.object({
  id: z.uuid(),
  /** Version the person saw. */
  seen: z.int().min(0),
  refused: z.boolean().default(false),
  sheet: z
    .object({
      code: z.string().trim().max(20),
      title: z.string().trim().min(1, 'Donnez un titre à la fiche.').max(250),
      section: z.string(),
    })
    .optional(),
  text: z.object({ section: z.string(), text: typedText }).optional(),
  figure: figureInput.optional(),
  commitment: z
    .object({
      sentence: z.string().trim().min(1, 'L’engagement est vide : refusez-le plutôt.').max(2000),
      dueYear: z.coerce.number('Donnez l’année de l’échéance.').int().min(1990).max(2100),
    })
    .optional(),
  /** Code of the indicator that takes a figure; empty for a new one. A figure does not enter without this choice. */
  indicator: z.string().trim().optional(),
  /** Value in force that the person saw where the figure enters; null where there was none. */
  valueSeen: z.uuid().nullish(),
});
export type DecisionInput = z.input<typeof decisionInput>;
export type GivenDecision = z.output<typeof decisionInput>;
