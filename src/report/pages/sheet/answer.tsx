import { JumpLink } from '../../../web/components/jump-link.tsx';
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
          <JumpLink to={`part-${block}`}>{sentence}</JumpLink>
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

/** What a refusal says of a cell of the grid. */
export interface CellRefusal {
  sentence: string;
  /** Where somebody else changed the value meanwhile, the one that is now in force. */
  inForce?: string | null;
}

/** What was refused in the grid, by its figure. */
export function cellRefusalsFrom(answer: unknown): Record<string, CellRefusal> {
  if (!isRefusal(answer) || !Array.isArray(answer.facts.findings)) return {};
  const findings: CellFinding[] = answer.facts.findings;
  const inForce = Array.isArray(answer.facts.inForce) ? answer.facts.inForce : [];
  return Object.fromEntries(
    findings.map(({ sentence, place }, index) => [
      `${place.label}@${place.column}`,
      { sentence, ...(index < inForce.length ? { inForce: inForce[index] } : {}) },
    ]),
  );
}
