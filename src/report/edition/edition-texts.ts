import { z } from 'zod';
import { introKey, type ReportType, textsOf } from '../report-type.ts';
import { richText } from '../rich-text.ts';

export const storedTexts = z.record(z.string(), richText);
/** Texts of the edition by code, introductions of sections under `introKey`. */
export type Texts = z.infer<typeof storedTexts>;

export const readTexts = (edition: { texts: unknown }): Texts => storedTexts.parse(edition.texts);

export interface TextField {
  code: string;
  label: string;
  /** For a list of them. */
  shortLabel: string;
  hint: string | null;
  max: number | null;
  required: boolean;
}

const introduction = 'Introduction\u00a0: ';

/** Texts of the report as a whole, then the introduction of each section. */
export const textFieldsOf = (type: ReportType, year: number): TextField[] => [
  ...textsOf(type, year).map(({ code, label, hint, max, required }) => {
    return { code, label, shortLabel: label, hint: hint ?? null, max: max ?? null, required };
  }),
  ...type.sections.map(({ code, number, label }) => ({
    code: introKey(code),
    label: `${introduction}${number ? `${number}, ${label}` : label}`,
    shortLabel: `${introduction}${number || label}`,
    hint: null,
    max: null,
    required: false,
  })),
];
