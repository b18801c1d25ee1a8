import { Notice } from '../../../web/components/states.tsx';
import { isRefusal, type Refusal } from '../../../web/forms.ts';
import type { MissingInSheet } from '../../sheet/missing-in-sheet.rule.ts';

/** Why the last button was refused, and what to do about it. */
export function Answer({ answer }: { answer: unknown }) {
  if (!isRefusal(answer)) return null;
  return (
    <Notice tone="refused">
      <p>{answer.refusal}</p>
      <MissingList missing={missingIn(answer)} />
    </Notice>
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

const missingIn = ({ code, facts }: Refusal): MissingInSheet[] =>
  code === 'sheet_incomplete' && Array.isArray(facts.missing) ? facts.missing : [];

/** What was typed in the parts that were refused, to be shown again where the page was loaded anew. */
export const keptFrom = (answer: unknown): Record<string, string> => (isRefusal(answer) ? answer.kept : {});

interface CellFinding {
  sentence: string;
  place: { label?: string; column?: string };
}

/** The sentence of each refused cell of the grid, by its figure. */
export function cellErrorsFrom(answer: unknown): Record<string, string> {
  if (!isRefusal(answer) || !Array.isArray(answer.facts.findings)) return {};
  const findings: CellFinding[] = answer.facts.findings;
  return Object.fromEntries(findings.map(({ sentence, place }) => [`${place.label}@${place.column}`, sentence]));
}
