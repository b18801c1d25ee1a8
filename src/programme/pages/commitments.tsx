import { Link } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Commitment } from '../commitment/commitment.ts';
import { outcomeLabels, outcomes, outcomeTones } from '../words.ts';

/** What an action announced, year by year, and what became of it. */
export function Commitments(props: {
  commitments: Commitment[];
  mayAnswer: boolean;
  kept?: Record<string, string> | undefined;
}) {
  const byYear = [...Map.groupBy(props.commitments, (commitment) => commitment.dueYear)];
  if (byYear.length === 0) return null;
  return (
    <section aria-labelledby="engagements">
      <h2 id="engagements">Engagements</h2>
      {byYear.map(([year, commitments]) => (
        <div key={year}>
          <h3>Pour {year}</h3>
          <ul className="timeline">
            {commitments.map((commitment) => (
              <li key={commitment.id}>
                <p>{commitment.sentence}</p>
                <Outcome commitment={commitment} />
                <p>
                  <Link to={`/engagements/${commitment.id}`} className="quiet-text">
                    Suites et remarques
                    <span className="visually-hidden">
                      {' '}
                      sur «{'\u00a0'}
                      {commitment.sentence}
                      {'\u00a0'}»
                    </span>
                  </Link>
                </p>
                {props.mayAnswer && <AnswerForm commitment={commitment} kept={props.kept} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Outcome({ commitment: { answer, formerAnswers } }: { commitment: Commitment }) {
  if (!answer) return <p className="badge tone-amber">Sans réponse pour l’instant</p>;
  return (
    <>
      <p>
        <span className={`badge tone-${outcomeTones[answer.outcome]}`}>{outcomeLabels[answer.outcome]}</span>{' '}
        {answer.sentence}
      </p>
      {formerAnswers.map((former) => (
        <p key={former.at} className="quiet-text">
          Réponse remplacée{'\u00a0'}: {outcomeLabels[former.outcome].toLowerCase()}, {former.sentence} ({former.person}
          , {printDate(former.at)})
        </p>
      ))}
    </>
  );
}

function AnswerForm({ commitment, kept }: { commitment: Commitment; kept?: Record<string, string> | undefined }) {
  const typed = kept?.commitment === commitment.id ? kept : undefined;
  return (
    <details open={Boolean(typed)}>
      <summary>{commitment.answer ? 'Changer la réponse' : 'Répondre'}</summary>
      <ProtectedForm className="stack">
        <input type="hidden" name="commitment" value={commitment.id} />
        <Field label="Qu’en est-il ?">
          {(ids) => (
            <select {...ids} name="outcome" defaultValue={typed?.outcome ?? commitment.answer?.outcome}>
              {outcomes.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {outcomeLabels[outcome]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="En une phrase">
          {(ids) => <textarea {...ids} name="sentence" rows={2} required defaultValue={typed?.sentence ?? ''} />}
        </Field>
        <div>
          <button type="submit">Enregistrer la réponse</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
