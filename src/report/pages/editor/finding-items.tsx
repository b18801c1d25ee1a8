import { JudgeButtons } from '../../../check/pages/judge-buttons.tsx';
import { printCount } from '../../../kernel/french.ts';
import type { SheetFinding } from '../../sheet/sheet-view.ts';
import { TierBadge } from '../tier-badge.tsx';
import './editor.css';

interface Props {
  findings: SheetFinding[];
  /** The form that sends a judgement, as the intent "judge:verdict key". */
  form: string;
}

/** What is only worth a look waits behind a word. */
export function FindingItems({ findings, form }: Props) {
  const faint = findings.filter(({ tier }) => tier === 'C');
  return (
    <>
      <FindingList findings={findings.filter(({ tier }) => tier !== 'C')} form={form} />
      {faint.length > 0 && (
        <details>
          <summary>{printCount(faint.length, 'point')} à regarder</summary>
          <FindingList findings={faint} form={form} />
        </details>
      )}
    </>
  );
}

const FindingList = ({ findings, form }: Props) =>
  findings.length > 0 && (
    <ul className="found-in-text">
      {findings.map(({ key, tier, sentence, words, judged }) => (
        <li key={key}>
          {tier !== 'C' && <TierBadge tier={tier} />}
          <p>{sentence}</p>
          {words[0] && <a href={`#${words[0].anchor}`}>Voir dans le texte</a>}
          {judged && (
            <JudgeButtons
              verdict={judged.verdict}
              form={form}
              name="intent"
              sends={(verdict) => `judge:${verdict} ${key}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
