import { useEffect, useState } from 'react';
import type { Verdict } from '../judging/judged-precision.rule.ts';
import './judge-buttons.css';

interface Props {
  /** What the person said of the finding before. */
  verdict: Verdict | null;
  /** Form that the buttons send, where they stand in none. */
  form?: string;
  name: string;
  /** What a button sends; pressed a second time, it takes the judgement back. */
  sends?: (verdict: Verdict) => string;
}

const choices: { verdict: Verdict; label: string }[] = [
  { verdict: 'right', label: 'Juste' },
  { verdict: 'useless', label: 'Pas utile' },
];

/** What a person thinks of a finding: shown at once, kept by the form they are in. */
export function JudgeButtons({ verdict, form, name, sends = (chosen) => chosen }: Props) {
  const [mine, setMine] = useState(verdict);
  useEffect(() => setMine(verdict), [verdict]);
  return (
    <fieldset className="judge">
      <legend className="visually-hidden">Votre avis sur cette alerte</legend>
      {choices.map((choice) => (
        <button
          key={choice.verdict}
          type="submit"
          className="quiet"
          aria-pressed={mine === choice.verdict}
          {...(form ? { form } : {})}
          name={name}
          value={sends(choice.verdict)}
          onClick={() => setMine(mine === choice.verdict ? null : choice.verdict)}
        >
          {mine === choice.verdict && <span aria-hidden="true">✓</span>}
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
