import { useEffect, useRef } from 'react';
import { Notice } from '../../../web/components/states.tsx';
import { isRefusal, type Refusal } from '../../../web/forms.ts';
import type { MissingInSheet } from '../../sheet/missing-in-sheet.rule.ts';
import type { CellErrors } from './figures-grid.tsx';

/** Why the last button did nothing, and what to do about it; brought before the eyes wherever the page stood. */
export function Answer({ answer }: { answer: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isRefusal(answer)) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, [answer]);
  if (!isRefusal(answer)) return null;
  const grid = answer.code === 'values_refused';
  return (
    <div ref={place} tabIndex={-1} className="sheet-answer">
      <Notice tone="refused">
        <p>{grid ? 'Aucun chiffre n’a été enregistré : corrigez les cases signalées.' : answer.refusal}</p>
        <MissingList missing={missingIn(answer)} />
      </Notice>
    </div>
  );
}

function MissingList({ missing }: { missing: MissingInSheet[] }) {
  if (missing.length === 0) return null;
  return (
    <ul>
      {missing.map(({ block, sentence }) => (
        <li key={block}>
          <a href={`#part-${block}`}>{sentence}</a>
        </li>
      ))}
    </ul>
  );
}

/** What the last button did, in a sentence. */
export const doneWords = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'done' in answer ? String(answer.done) : undefined;

const missingIn = ({ code, facts }: Refusal): MissingInSheet[] =>
  code === 'sheet_incomplete' && Array.isArray(facts.missing) ? facts.missing : [];

/** What was typed before a refusal, to be shown again where the page was loaded anew. */
export const keptFrom = (answer: unknown): Record<string, string> => (isRefusal(answer) ? answer.kept : {});

interface CellFinding {
  sentence: string;
  place: { label?: string; column?: string };
}

/** The sentence of each refused cell of the grid, by its figure. */
export function cellErrorsFrom(answer: unknown): CellErrors {
  if (!isRefusal(answer) || answer.code !== 'values_refused' || !Array.isArray(answer.facts.findings)) return {};
  const findings: CellFinding[] = answer.facts.findings;
  return Object.fromEntries(findings.map(({ sentence, place }) => [`${place.label}@${place.column}`, sentence]));
}
