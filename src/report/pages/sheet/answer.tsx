import { Notice } from '../../../web/components/states.tsx';
import { isRefusal, type Refusal } from '../../../web/forms.ts';
import type { MissingInSheet } from '../../missing-in-sheet.rule.ts';
import type { CellErrors } from './figures-grid.tsx';

/** What the last button did, or why it did nothing and what to do about it. */
export function Answer({ answer }: { answer: unknown }) {
  if (isRefusal(answer)) {
    return (
      <Notice tone="refused">
        <p>
          {answer.code === 'values_refused'
            ? 'Aucun chiffre n’a été enregistré : corrigez les cases signalées.'
            : answer.refusal}
        </p>
        <MissingList missing={missingIn(answer)} />
      </Notice>
    );
  }
  return isDone(answer) ? <Notice tone="done">{answer.done}</Notice> : null;
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

const isDone = (answer: unknown): answer is { done: string } =>
  typeof answer === 'object' && answer !== null && 'done' in answer;

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
