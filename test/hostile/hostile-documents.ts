import { Chance } from './chance.ts';
import { damages } from './damage-bytes.ts';
import { damagedOffice } from './damage-office.ts';
import { damagedPdf } from './damage-pdf.ts';
import { damagedText, encoded } from './damage-text.ts';
import type { WholeDocument } from './whole-documents.ts';

/** A document that something was done to: the same for the same number. */
export interface HostileDocument extends WholeDocument {
  /** What was done, to find it again. */
  damage: string;
}

export function hostileDocument(seed: number, whole: readonly WholeDocument[]): HostileDocument {
  const chance = new Chance(seed);
  const { name, bytes } = chance.among(whole);
  if (chance.upTo(2) === 0) {
    const damage = chance.among(Object.keys(damages));
    return { name, damage, bytes: damages[damage]?.(bytes, chance, whole) ?? bytes };
  }
  if (name.endsWith('.pdf')) return { name, damage: 'objects of a PDF', bytes: damagedPdf(bytes, chance, whole) };
  if (/\.(?:docx|odt)$/.test(name))
    return { name, damage: 'markup of an office file', bytes: damagedOffice(bytes, chance) };
  const text = new TextDecoder().decode(bytes);
  return { name, damage: 'heaps in a text', bytes: encoded(damagedText(text, chance), chance) };
}
