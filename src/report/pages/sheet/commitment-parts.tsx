import { useState } from 'react';
import { wide } from '../../../kernel/french.ts';
import { outcomeLabels, outcomes } from '../../../programme/words.ts';
import { ForScripts } from '../../../web/components/for-scripts.tsx';
import type { AskedView } from '../../sheet/sheet-view.ts';
import { announcedFields, answerFields, freshLine, shownAnswer } from '../../sheet/typed-commitments.ts';

type Kept = Record<string, string>;

/** Last year's promises: each asks for an outcome and a sentence. */
export function OutcomesPart({ asked, editable, kept }: { asked: AskedView[]; editable: boolean; kept: Kept }) {
  if (asked.length === 0) return <p className="quiet-text">Rien n’avait été annoncé pour cette année.</p>;
  if (editable) return asked.map((each) => <Asked key={each.id} asked={each} kept={kept} />);
  return (
    <ul className="plain-list">
      {asked.map((each) => (
        <li key={each.id}>
          <p>{each.sentence}</p>
          <p>
            <strong>{each.outcome ? outcomeLabels[each.outcome] : 'Sans réponse'}</strong>
            {each.answer && `${wide}: ${each.answer}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Asked({ asked, kept }: { asked: AskedView; kept: Kept }) {
  const [outcome, sentence] = [answerFields.outcome + asked.id, answerFields.sentence + asked.id];
  return (
    <fieldset className="asked" data-answered={asked.outcome !== null}>
      <legend>
        {asked.sentence} <span className="quiet-text">(annoncé en {asked.announcedYear})</span>
      </legend>
      <input type="hidden" name={answerFields.shown + asked.id} value={shownAnswer(asked)} />
      <label>
        <span>Issue</span>
        <select name={outcome} defaultValue={kept[outcome] ?? asked.outcome ?? ''}>
          <option value="">À répondre…</option>
          {outcomes.map((each) => (
            <option key={each} value={each}>
              {outcomeLabels[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>En une phrase</span>
        <input name={sentence} defaultValue={kept[sentence] ?? asked.answer ?? ''} />
      </label>
    </fieldset>
  );
}

interface AnnouncedProps {
  announced: { id: string; sentence: string }[];
  editable: boolean;
  kept: Kept;
}

/** What is announced for the coming year, one sentence a line. */
export function CommitmentsPart({ announced, editable, kept }: AnnouncedProps) {
  const [blanks, setBlanks] = useState(1);
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
    ...announced.map(({ id, sentence }) => ({ name: announcedFields + id, sentence })),
    ...Array.from({ length: blanks }, (_, index) => ({ name: freshLine(index), sentence: '' })),
  ];
  return (
    <>
      <p className="field-hint">
        Une phrase par engagement{'\u202f'}; videz une ligne pour la retirer. Chacun sera demandé l’an prochain.
      </p>
      <ol className="commitment-lines">
        {lines.map(({ name, sentence }, index) => (
          <li key={name}>
            <textarea
              name={name}
              rows={2}
              aria-label={`Engagement ${index + 1}`}
              defaultValue={kept[name] ?? sentence}
            />
          </li>
        ))}
      </ol>
      <ForScripts>
        <button type="button" className="quiet add-line" onClick={() => setBlanks(blanks + 1)}>
          Ajouter un engagement
        </button>
      </ForScripts>
      <noscript>
        <p className="field-hint">Enregistrer ouvre une ligne de plus.</p>
      </noscript>
    </>
  );
}
