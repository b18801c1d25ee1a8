import { Link } from 'react-router';
import type { EvidenceDocument } from '../../document.ts';
import { evidenceDay } from '../../render/evidence-runs.ts';
import { evidenceIn, evidenceKey, type RichText } from '../../rich-text.ts';

type Evidence = Record<string, EvidenceDocument>;

/** What texts rest on, numbered in the order in which they say it. */
export const numberEvidence = (texts: RichText[]): Map<string, number> =>
  new Map([...new Set(texts.flatMap(evidenceIn).map(evidenceKey))].map((key, index) => [key, index + 1]));

const noteId = (number: number): string => `preuve-${number}`;

/** The number of a footnote, after the statement that rests on it. */
export const EvidenceMark = ({ number }: { number: number | undefined }) =>
  number === undefined ? null : (
    <sup className="evidence-mark">
      <a href={`#${noteId(number)}`}>
        <span className="visually-hidden">Preuve </span>
        {number}
      </a>
    </sup>
  );

/** What the statements of a page rest on, each with the day it speaks of. */
export function EvidenceNotes({
  numbers,
  evidence,
  base,
}: {
  numbers: Map<string, number>;
  evidence: Evidence;
  base: string;
}) {
  if (numbers.size === 0) return null;
  return (
    <section className="evidence-notes" aria-labelledby="preuves">
      <h2 id="preuves">Preuves</h2>
      <ol>
        {[...numbers].map(([key, number]) => (
          <li key={key} id={noteId(number)}>
            <EvidenceLink evidence={evidence[key]} base={base} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EvidenceLink({ evidence, base }: { evidence: EvidenceDocument | undefined; base: string }) {
  if (!evidence) return 'Preuve absente du registre.';
  const label = opens(evidence, base) ? <Link to={evidence.href}>{evidence.label}</Link> : evidence.label;
  return (
    <>
      {label}, registre {evidenceDay(evidence)}.
    </>
  );
}

/** Whoever makes the edition may open what the organisation keeps inside. */
export const opens = ({ open }: Pick<EvidenceDocument, 'open'>, base: string): boolean =>
  open || base.startsWith('/travail');
