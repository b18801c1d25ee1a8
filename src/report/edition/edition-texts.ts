import { z } from 'zod';
import { type RichText, richText } from '../rich-text.ts';

const storedTexts = z.record(z.string(), richText);

/** Texts of the edition by code, introductions of sections under `introKey`. */
export const readTexts = (edition: { texts: unknown }): Record<string, RichText> => storedTexts.parse(edition.texts);
