import { useEffect, useRef } from 'react';
import { photographTypes } from '../../kernel/photograph-limits.ts';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import type { Refusal } from '../../web/forms.ts';
import { conformities, type Shot, type ShotKind } from '../shot/shot.ts';
import type { Viewpoint } from '../viewpoint/viewpoint.ts';
import { Framing } from './framing.tsx';
import type { ShotAnswer, ShotField } from './shot-answer.ts';
import { useShotForm } from './use-shot-form.ts';

const meanings = {
  ok: 'même place, même cadrage, même saison',
  partial: 'une part de la vue, ou de l’endroit, n’est plus la même',
  impossible: 'la vue ne peut plus se prendre\u202f; la photographie est facultative',
};

interface Props {
  view: { viewpoint: Viewpoint; reference: Shot | null };
  kind: ShotKind;
  newId: string;
  /** Who is credited, unless they write another name. */
  person: string;
  refused?: Refusal | undefined;
  /** Where it waits for a network; absent, the form goes straight to the server. */
  shots: ShotField | undefined;
  begun: ShotAnswer | undefined;
  onKept?: () => void;
  onSent?: () => void;
}

/** Takes a photograph of a viewpoint: a plain form, over which the viewfinder is laid where scripts run. */
export function ShotForm({ view, kind, newId, person, refused, shots, begun, onKept, onSent }: Props) {
  const { viewpoint, reference } = view;
  const form = useRef<HTMLFormElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLInputElement>(null);
  const kept = useShotForm({ viewpointId: viewpoint.id, newId, shots, begun, form, file, onKept, onSent });
  const told = useRef<HTMLDivElement>(null);
  // The button stays in sight; what it answers must be too.
  useEffect(() => {
    if (kept.refusal) told.current?.scrollIntoView({ block: 'center' });
  }, [kept.refusal]);
  const archive = kind === 'archive';
  const said = (name: keyof ShotAnswer['values'], otherwise: string) =>
    refused?.kept[name] ?? kept.begun?.[name] ?? otherwise;
  const dayHint = archive
    ? 'Comme juin 1985, 1985 ou vers 1910.'
    : 'Comme 12/06/2019. Vide : le jour que l’appareil a écrit dans l’image.';
  return (
    <ProtectedForm
      ref={form}
      className="stack shot-form"
      encType="multipart/form-data"
      onChange={kept.change}
      onSubmit={(event) => void kept.finish(event)}
    >
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="kind" value={kind} />
      <Framing
        reference={archive ? null : reference}
        title={viewpoint.title}
        file={file}
        day={day}
        onTaken={kept.change}
      >
        <Field
          label="Photographie"
          hint="JPEG, PNG ou WebP, 10 Mo au plus. La date et la position que l’appareil y a écrites sont lues, puis retirées."
        >
          {(ids) => <input {...ids} ref={file} type="file" name="file" accept={photographTypes} required={archive} />}
        </Field>
      </Framing>
      {!archive && reference && <ConformityFields chosen={said('conformity', 'ok')} reason={said('reason', '')} />}
      <Field label="Date" hint={dayHint}>
        {(ids) => (
          <input {...ids} ref={day} name="day" required={archive} maxLength={40} defaultValue={said('day', '')} />
        )}
      </Field>
      <Credit archive={archive} keeper={viewpoint.keeper} person={person} said={said} source={refused?.kept.source} />
      <DataNote>L’auteur est cité à tous, avec les vues publiées.</DataNote>
      <div ref={told}>{kept.refusal && <Notice tone="refused">{kept.refusal}</Notice>}</div>
      <div className="save-bar">
        <button type="submit" className="main" disabled={kept.waiting && shots?.sending}>
          {onKept ? 'Garder cette vue' : 'Enregistrer la photographie'}
        </button>
      </div>
    </ProtectedForm>
  );
}

interface CreditProps {
  archive: boolean;
  keeper: string;
  person: string;
  source: string | undefined;
  said(name: 'author' | 'organisation', otherwise: string): string;
}

const Credit = ({ archive, keeper, person, source = '', said }: CreditProps) => (
  <div className="side-fields">
    <Field label="Auteur" hint="Cité avec la photographie.">
      {(ids) => <input {...ids} name="author" maxLength={150} defaultValue={said('author', archive ? '' : person)} />}
    </Field>
    {archive ? (
      <Field label="Collection ou source" hint="D’où elle vient, sous quels droits.">
        {(ids) => <input {...ids} name="source" maxLength={300} defaultValue={source} />}
      </Field>
    ) : (
      <Field label="Organisation">
        {(ids) => <input {...ids} name="organisation" maxLength={150} defaultValue={said('organisation', keeper)} />}
      </Field>
    )}
  </div>
);

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
