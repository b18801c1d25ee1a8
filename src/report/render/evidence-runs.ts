import { printDate, wide } from '../../kernel/french.ts';
import type { EvidenceDocument } from '../document.ts';
import type { Run } from './pieces.ts';

/** "au 12 mars 2019", "Exemple inventé": when an evidence holds, and what it is worth. */
export const evidenceDay = ({ asOf, generated }: Pick<EvidenceDocument, 'asOf' | 'generated'>): string =>
  [dayOf(asOf), generated ? 'exemple inventé' : ''].filter(Boolean).join(', ');

function dayOf(asOf: string | null): string {
  if (asOf === null) return 'sans date';
  return asOf === 'now' ? 'à la date de l’édition' : `au ${printDate(asOf).replaceAll(' ', wide)}`;
}

/** A line of the register as a footnote: what it is, its day, the way to it for everybody. */
export function evidenceRuns(evidence: EvidenceDocument | undefined): Run[] {
  if (!evidence) return [{ text: 'Preuve absente du registre.' }];
  const { label, href, open } = evidence;
  return [open ? { text: label, href } : { text: label }, { text: `, registre ${evidenceDay(evidence)}.` }];
}
