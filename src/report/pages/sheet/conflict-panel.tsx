import { useEffect, useRef } from 'react';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { emptyText, type RichText } from '../../rich-text.ts';
import { isEmptyText } from '../../sheet/sheet-content.ts';
import type { ConflictView, SheetView } from '../../sheet/sheet-view.ts';
import { RichTextView } from '../editor/rich-text-view.tsx';

/** Two versions side by side; the person says which stays, block by block. */
export function ConflictPanel({ view, conflict }: { view: SheetView; conflict: ConflictView }) {
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
      <h2 id={`conflict-${conflict.revisionId}`}>Deux versions de la fiche</h2>
      <p>
        {conflict.inForceBy ?? 'Quelqu’un'} a enregistré la fiche pendant que{' '}
        {conflict.mine ? 'vous écriviez' : `${conflict.person} écrivait`}. Le texte du {conflict.savedAt} est gardé à
        part : rien n’est perdu. Choisissez ce qui reste ; l’autre version demeure dans l’historique.
      </p>
      {/* A whole new page, so that the editors start from the text that was chosen. */}
      <ProtectedForm reloadDocument>
        <input type="hidden" name="revisionId" value={conflict.revisionId} />
        <input type="hidden" name="baseVersion" value={view.version} />
        {conflict.texts.length === 0 && <p>Les deux versions disent maintenant la même chose.</p>}
        {conflict.texts.map(({ code, label, aside, inForce }) => (
          <fieldset key={code}>
            <legend>{label}</legend>
            <div className="conflict-pair">
              <Version
                title={owner}
                text={aside}
                view={view}
                name={`choice.${code}`}
                value="aside"
                checked={conflict.mine}
              />
              <Version
                title={`Texte en place${conflict.inForceBy ? `, de ${conflict.inForceBy}` : ''}`}
                text={inForce}
                view={view}
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
  view: SheetView;
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
          <RichTextView text={props.text ?? emptyText} printed={props.view.printed} />
        )}
      </div>
    </div>
  );
}
