import { z } from 'zod';
import { finalites } from '../programme/finalite.ts';
import { registerNames } from './register/register-name.ts';
import { type EditionState, editionStates, type SheetState, sheetStates } from './states.ts';

const code = z.string().regex(/^[A-Za-z0-9_-]+$/);

export const blockKinds = [
  'text',
  'figures',
  'actions',
  'partners',
  'territories',
  'funding',
  'commitments',
  'outcomes',
  'register',
  'paragraph',
] as const;

/** How other reports of this type head it; "…" stands for a few words. */
const alsoHeaded = z.array(z.string()).default([]);

/**
 * A block of a sheet. `text` is typed in the sheet; `actions` are those linked to the sheet under this code;
 * `figures` are the sheet's figures outside the band of key figures; `partners`, `territories` and `funding`
 * are gathered from the linked actions; `commitments` are announced for the next year, `outcomes` answer last year's;
 * `register` is a table of the register of places and of the watch; `paragraph` is the paragraph of the Committee's
 * decision that the sheet answers.
 */
const block = z
  .strictObject({
    code,
    label: z.string(),
    alsoHeaded,
    /** Takes what an old report writes under no heading. */
    loose: z.boolean().default(false),
    kind: z.enum(blockKinds),
    hint: z.string().optional(),
    /** Most characters of a text, most lines of a list. */
    max: z.int().positive().optional(),
    required: z.boolean().default(false),
    /** The table that a block of kind `register` shows. */
    register: z.enum(registerNames).optional(),
    /** What each of its lines is asked besides, and the words to answer with. */
    asks: z.strictObject({ label: z.string(), choices: z.array(z.string()).min(2) }).optional(),
  })
  .refine(({ kind, register }) => (kind === 'register') === (register !== undefined), 'register')
  .refine(({ kind, asks }) => kind === 'register' || asks === undefined, 'asks');

const sheetKind = z.strictObject({
  code,
  label: z.string(),
  keyFigures: z.strictObject({
    label: z.string(),
    alsoHeaded,
    max: z.int().positive(),
    required: z.boolean().default(false),
  }),
  blocks: z.array(block).min(1),
});

const section = z.strictObject({
  code,
  /** 2 inside the section of level 1 above it. */
  level: z.union([z.literal(1), z.literal(2)]).default(1),
  number: z.string().default(''),
  label: z.string(),
  /** Starting text of the introduction, which each edition may change. */
  intro: z.string().default(''),
  finalite: z.enum(finalites).optional(),
  /** Code of the kind that new sheets of this section have; none for a section that only opens a part. */
  sheetKind: code.optional(),
  /** Sheets that the first edition opens with; `kind` where it is not the section's. */
  sheets: z.array(z.strictObject({ code: z.string(), title: z.string(), kind: code.optional() })).default([]),
  /** Printed before the texts of the edition. */
  leads: z.boolean().default(false),
});

/** A text of the edition as a whole. */
const editionText = z.strictObject({
  code,
  label: z.string(),
  alsoHeaded,
  hint: z.string().optional(),
  max: z.int().positive().optional(),
  required: z.boolean().default(false),
  place: z.enum(['start', 'end']).default('start'),
  /** Says whether the public may read the report: one that begins with « Non » is not published. */
  publicity: z.boolean().default(false),
  /** First year that asks for it. */
  fromYear: z.int().optional(),
});

const tag = z.strictObject({ code, label: z.string(), finalite: z.enum(finalites).optional() });

export const annexCodes = ['methods', 'waivers', 'commitments', 'territories', 'sdg', 'indicators'] as const;
export type AnnexCode = (typeof annexCodes)[number];

/** A trame: what a report is made of. Labels may hold {year}, {nextYear} and {previousYear}. */
export const reportType = z.strictObject({
  label: z.string(),
  description: z.string(),
  title: z.string(),
  oneSheetPerPage: z.boolean(),
  /** Whose law of the rapport développement durable applies; the freeze is blocked while its checklist is unmet. */
  legalChecklist: z.enum(['epci', 'departement']).optional(),
  /** Whether an assembly is told of it: President's report and délibération are made. */
  proceedings: z.boolean().default(false),
  /** Whether each sheet is expected to hold a figure. */
  wantsFigures: z.boolean().default(true),
  /** Whether texts may rest on lines of the register, printed as footnotes. */
  evidence: z.boolean().default(false),
  /** The section that receives a sheet for each paragraph of a decision of the World Heritage Committee. */
  answersIn: code.optional(),
  sections: z.array(section).min(1),
  sheetKinds: z.array(sheetKind).min(1),
  /** Headings of old reports whose few words beneath are not taken over. */
  asides: z.array(z.string()).default([]),
  texts: z.array(editionText),
  tags: z.array(tag).default([]),
  annexes: z.array(z.strictObject({ code: z.enum(annexCodes), label: z.string() })),
  /** Wordings of states that differ from the usual ones. */
  states: z.partialRecord(z.enum(editionStates), z.string()).default({}),
  sheetStates: z.partialRecord(z.enum(sheetStates), z.string()).default({}),
});

export type ReportTypeFile = z.infer<typeof reportType>;
export type ReportType = ReportTypeFile & { name: string };
export type SheetKind = z.infer<typeof sheetKind>;
export type BlockType = z.infer<typeof block>;

/** "Perspectives {nextYear}" in 2020 → "Perspectives 2021". */
export const fillYears = (label: string, year: number): string =>
  label
    .replaceAll('{year}', String(year))
    .replaceAll('{nextYear}', String(year + 1))
    .replaceAll('{previousYear}', String(year - 1));

/** Kind of a sheet; the first one stands in for a kind that an edited file no longer names. */
export const sheetKindOf = (type: ReportType, kind: string): SheetKind => {
  const found = type.sheetKinds.find((each) => each.code === kind) ?? type.sheetKinds[0];
  if (!found) throw new Error(`report type ${type.name} has no sheet kind`);
  return found;
};

/** Texts that an edition of this year has. */
export const textsOf = (type: ReportType, year: number) =>
  type.texts.filter((text) => text.fromYear === undefined || year >= text.fromYear);

/** Key of a section's introduction among the texts of an edition. */
export const introKey = (sectionCode: string): string => `section:${sectionCode}`;

export const stateLabel = (type: ReportType, state: EditionState): string => type.states[state] ?? usualStates[state];
export const sheetStateLabel = (type: ReportType, state: SheetState): string =>
  type.sheetStates[state] ?? usualSheetStates[state];

export const usualStates: Record<EditionState, string> = {
  preparation: 'En préparation',
  collection: 'En collecte',
  review: 'En relecture',
  validation: 'En validation',
  frozen: 'Figée',
  presented: 'Présentée',
  published: 'Publiée',
};

export const usualSheetStates: Record<SheetState, string> = {
  to_fill: 'À remplir',
  in_progress: 'En cours',
  submitted: 'Soumise',
  sent_back: 'À reprendre',
  accepted: 'Acceptée',
};
