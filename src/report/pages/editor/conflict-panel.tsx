import { useEffect, useRef } from 'react';
import { ProtectedForm } from '../../../web/components/form.tsx';
import type { ConflictView } from '../../conflict-view.ts';
import type { RichText } from '../../rich-text.ts';
import { isEmptyText } from '../../sheet/sheet-content.ts';
import { RichTextView } from './rich-text-view.tsx';
import type { Writing } from './writing.ts';

interface Props {
  writing: Writing;
  conflict: ConflictView;
  /** What was written twice: "la fiche". */
  what: string;
}

/** Two versions side by side; the person says which stays, block by block. */
export function ConflictPanel({ writing, conflict, what }: Props) {
  const place = useRef<HTMLElement>(null);
  // It appears while somebody writes further down: their text waits until they have chosen.
  useEffect(() => {
    if (!conflict.mine) return;
    place.current?.scrollIntoView();
    place.current?.focus({ preventScroll: true });
  }, [conflict.mine]);
  const owner = conflict.mine ? 'Votre texte' : `Texte de ${conflict.person}`;
  return (
    <section className="conflict" ref={place} tabIndex={-1} aria-labelledby={`conflict-${conflict.revisionId}`}>
      <h2 id={`conflict-${conflict.revisionId}`}>Deux versions</h2>
      <p>
        {conflict.inForceBy ?? 'Quelqu’un'} a enregistré {what} pendant que{' '}
        {conflict.mine ? 'vous écriviez' : `${conflict.person} écrivait`}. Le texte du {conflict.savedAt} est gardé à
        part&nbsp;: rien n’est perdu. Choisissez ce qui reste&#8239;; l’autre version demeure dans l’historique.
      </p>
      {/* A whole new page, so that the editors start from the text that was chosen. */}
      <ProtectedForm reloadDocument>
        <input type="hidden" name="revisionId" value={conflict.revisionId} />
        <input type="hidden" name="baseVersion" value={writing.version} />
        {conflict.texts.length === 0 && <p>Les deux versions disent maintenant la même chose.</p>}
        {conflict.texts.map(({ code, label, aside, inForce }) => (
          <fieldset key={code}>
            <legend>{label}</legend>
            <div className="conflict-pair">
              <Version
                title={owner}
                text={aside}
                printed={writing.printed}
                name={`choice.${code}`}
                value="aside"
                checked={conflict.mine}
              />
              <Version
                title={`Texte en place${conflict.inForceBy ? `, de ${conflict.inForceBy}` : ''}`}
                text={inForce}
                printed={writing.printed}
                name={`choice.${code}`}
                value="inForce"
                checked={!conflict.mine}
              />
            </div>
            <label className="conflict-both">
              <input type="radio" name={`choice.${code}`} value="both" /> Garder les deux, l’un après l’autre
            </label>
          </fieldset>
        ))}
        <button type="submit" name="intent" value="settle" className="main">
          Garder ce choix
        </button>
      </ProtectedForm>
    </section>
  );
}

function Version(props: {
  title: string;
  text: RichText;
  printed: Writing['printed'];
  name: string;
  value: string;
  checked: boolean;
}) {
  return (
    <div className="conflict-version">
      <label>
        <input type="radio" name={props.name} value={props.value} defaultChecked={props.checked} /> {props.title}
      </label>
      <div className="conflict-text">
        {isEmptyText(props.text) ? (
          <p className="quiet-text">Texte vide.</p>
        ) : (
          <RichTextView text={props.text} printed={props.printed} />
        )}
      </div>
    </div>
  );
}
