import { useState } from 'react';
import { outcomeLabels, outcomes } from '../../../programme/words.ts';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { useHydrated } from '../../../web/use-hydrated.ts';
import type { AskedView } from '../../sheet/sheet-view.ts';

/** Last year's promises: each asks for an outcome and a sentence. */
export function OutcomesPart({
  asked,
  editable,
  kept,
}: {
  asked: AskedView[];
  editable: boolean;
  kept: Record<string, string>;
}) {
  if (asked.length === 0) return <p className="quiet-text">Rien n’avait été annoncé pour cette année.</p>;
  if (!editable) {
    return (
      <ul className="plain-list">
        {asked.map((each) => (
          <li key={each.id}>
            <p>{each.sentence}</p>
            <p>
              <strong>{each.outcome ? outcomeLabels[each.outcome] : 'Sans réponse'}</strong>
              {each.answer && ` : ${each.answer}`}
            </p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ProtectedForm className="stack" preventScrollReset>
      {asked.map((each) => (
        <fieldset key={each.id} className="asked" data-answered={each.outcome !== null}>
          <legend>
            {each.sentence} <span className="quiet-text">(annoncé en {each.announcedYear})</span>
          </legend>
          <input type="hidden" name="commitmentId" value={each.id} />
          <label>
            Issue
            <select name={`outcome.${each.id}`} defaultValue={kept[`outcome.${each.id}`] ?? each.outcome ?? ''}>
              <option value="">À répondre…</option>
              {outcomes.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {outcomeLabels[outcome]}
                </option>
              ))}
            </select>
          </label>
          <label>
            En une phrase
            <input name={`sentence.${each.id}`} defaultValue={kept[`sentence.${each.id}`] ?? each.answer ?? ''} />
          </label>
        </fieldset>
      ))}
      <div className="row">
        <button type="submit" name="intent" value="answer">
          Enregistrer les réponses
        </button>
      </div>
    </ProtectedForm>
  );
}

/** What is announced for the coming year, one sentence a line. */
export function CommitmentsPart({
  announced,
  editable,
  label,
}: {
  announced: { id: string; sentence: string }[];
  editable: boolean;
  label: string;
}) {
  const hydrated = useHydrated();
  const [added, setAdded] = useState(0);
  if (!editable) {
    if (announced.length === 0) return <p className="quiet-text">Rien n’est annoncé.</p>;
    return (
      <ul>
        {announced.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ul>
    );
  }
  const lines = [
    ...announced,
    ...Array.from({ length: 1 + added }, (_, index) => ({ id: `new-${announced.length}-${index}`, sentence: '' })),
  ];
  return (
    <ProtectedForm className="stack" preventScrollReset>
      <ol className="commitment-lines">
        {lines.map(({ id, sentence }, index) => (
          <li key={id}>
            <textarea
              name="sentence"
              rows={2}
              aria-label={`${label}, engagement ${index + 1}`}
              defaultValue={sentence}
            />
          </li>
        ))}
      </ol>
      <p className="quiet-text">
        Une phrase par engagement ; videz une ligne pour la retirer. Chacune sera demandée l’an prochain.
      </p>
      <div className="row">
        <button type="submit" name="intent" value="announce">
          Enregistrer les engagements
        </button>
        {hydrated && (
          <button type="button" className="quiet" onClick={() => setAdded(added + 1)}>
            Ajouter une ligne
          </button>
        )}
      </div>
    </ProtectedForm>
  );
}
