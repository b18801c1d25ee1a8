import type { ReactNode } from 'react';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import type { Refusal } from '../../web/forms.ts';
import { addressKept } from '../address-kept.ts';
import './citizen.css';

interface Props {
  /** Signed by the server when it showed the form. */
  token: string;
  /** Whether an answer can be sent by mail. */
  mails: boolean;
  refused: Refusal | undefined;
  submit: string;
  /** What becomes of what is sent. */
  note: string;
  /** What the sender accepts to be named with. */
  namedLabel: string;
  sendsFile?: boolean;
  children: ReactNode;
}

/** A form that anybody may send: what it asks, who sends it if they want to say so, what becomes of it. */
export function SendForm({ token, mails, refused, submit, note, namedLabel, sendsFile, children }: Props) {
  // What was refused is sent again under its own number, unless it was too old.
  const given = refused?.facts.token ?? refused?.kept.token;
  return (
    <ProtectedForm className="stack send-form" {...(sendsFile ? { encType: 'multipart/form-data' } : {})}>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <input type="hidden" name="token" value={typeof given === 'string' ? given : token} />
      <div className="visually-hidden" aria-hidden="true">
        <label>
          Laissez ce champ vide
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      {children}
      <SenderFields mails={mails} namedLabel={namedLabel} kept={refused?.kept} />
      <DataNote>
        {note} {mails && addressKept}
      </DataNote>
      <div>
        <button type="submit" className="main">
          {submit}
        </button>
      </div>
    </ProtectedForm>
  );
}

function SenderFields({
  mails,
  namedLabel,
  kept,
}: {
  mails: boolean;
  namedLabel: string;
  kept: Record<string, string> | undefined;
}) {
  return (
    <fieldset className="sender">
      <legend>Vous, si vous le voulez</legend>
      <Field label="Votre nom" hint="Facultatif.">
        {(ids) => (
          <input {...ids} name="senderName" autoComplete="name" maxLength={150} defaultValue={kept?.senderName} />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" name="named" defaultChecked={kept?.named === 'on'} />
        <span>{namedLabel}</span>
      </label>
      {mails && (
        <Field label="Votre adresse électronique" hint="Facultative, pour recevoir la réponse.">
          {(ids) => (
            <input {...ids} type="email" name="email" autoComplete="email" maxLength={200} defaultValue={kept?.email} />
          )}
        </Field>
      )}
    </fieldset>
  );
}
