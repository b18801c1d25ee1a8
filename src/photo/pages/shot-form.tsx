import { useRef } from 'react';
import { photographTypes } from '../../kernel/photograph-limits.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import { conformities } from '../shot/shot.ts';
import { Framing } from './framing.tsx';
import type { ReshootData } from './reshoot.tsx';

const meanings = {
  ok: 'même place, même cadrage, même saison',
  partial: 'une part de la vue, ou de l’endroit, n’est plus la même',
  impossible: 'la vue ne peut plus se prendre\u202f; la photographie est facultative',
};

/** Sends a photograph of a viewpoint: a plain form, over which the viewfinder is laid where scripts run. */
export function ShotForm({ data, refused }: { data: ReshootData; refused: Refusal | undefined }) {
  const { kind, viewpoint, reference, newId, person } = data;
  const file = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLInputElement>(null);
  const kept = (name: string, otherwise: string) => refused?.kept[name] ?? otherwise;
  const archive = kind === 'archive';
  const dayHint = archive
    ? 'Comme juin 1985, 1985 ou vers 1910.'
    : 'Comme 12/06/2019. Vide : le jour que l’appareil a écrit dans l’image.';
  return (
    <ProtectedForm className="stack shot-form" encType="multipart/form-data">
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="kind" value={kind} />
      <Framing reference={archive ? null : reference} title={viewpoint.title} file={file} day={day}>
        <Field
          label="Photographie"
          hint="JPEG, PNG ou WebP, 10 Mo au plus. La date et la position que l’appareil y a écrites sont lues, puis retirées."
        >
          {(ids) => <input {...ids} ref={file} type="file" name="file" accept={photographTypes} required={archive} />}
        </Field>
      </Framing>
      {!archive && reference && <ConformityFields chosen={kept('conformity', 'ok')} reason={kept('reason', '')} />}
      <Field label="Date" hint={dayHint}>
        {(ids) => (
          <input {...ids} ref={day} name="day" required={archive} maxLength={40} defaultValue={kept('day', '')} />
        )}
      </Field>
      <div className="side-fields">
        <Field label="Auteur" hint="Cité avec la photographie.">
          {(ids) => (
            <input {...ids} name="author" maxLength={150} defaultValue={kept('author', archive ? '' : person)} />
          )}
        </Field>
        {archive ? (
          <Field label="Collection ou source" hint="D’où elle vient, sous quels droits.">
            {(ids) => <input {...ids} name="source" maxLength={300} defaultValue={kept('source', '')} />}
          </Field>
        ) : (
          <Field label="Organisation">
            {(ids) => (
              <input
                {...ids}
                name="organisation"
                maxLength={150}
                defaultValue={kept('organisation', viewpoint.keeper)}
              />
            )}
          </Field>
        )}
      </div>
      <div className="save-bar">
        <button type="submit" className="main">
          Enregistrer la photographie
        </button>
      </div>
    </ProtectedForm>
  );
}

const ConformityFields = ({ chosen, reason }: { chosen: string; reason: string }) => (
  <>
    <fieldset className="choices">
      <legend>Reprise de la référence</legend>
      {(Object.keys(conformities) as (keyof typeof conformities)[]).map((key) => (
        <label key={key} className="choice">
          <input type="radio" name="conformity" value={key} defaultChecked={chosen === key} />
          <span>
            {conformities[key]} <span className="quiet-text">{meanings[key]}</span>
          </span>
        </label>
      ))}
    </fieldset>
    <Field label="Ce qui diffère, ou ce qui empêche" hint="À dire dès que la reprise n’est pas conforme.">
      {(ids) => <textarea {...ids} name="reason" rows={2} maxLength={1000} defaultValue={reason} />}
    </Field>
  </>
);
