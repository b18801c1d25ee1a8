import { type FormEvent, useRef } from 'react';
import { useNavigation, useSubmit } from 'react-router';
import { printInstant } from '../../../kernel/french.ts';
import { ProtectedForm } from '../../../web/components/form.tsx';
import type { SheetView } from '../../sheet/sheet-view.ts';
import type { SaveStatus } from './use-autosave.ts';

interface Props {
  view: SheetView;
  status: SaveStatus;
  /** What the last button did. */
  done: string | undefined;
  flush: () => Promise<boolean>;
}

/** State of the sheet and its main action, at the same place on every screen. */
export function SaveBar({ view, status, done, flush }: Props) {
  const submit = useSubmit();
  const leaving = useRef(false);
  const busy = useNavigation().state !== 'idle';
  // With JavaScript the editors save by themselves: a button first waits for what is still to be saved.
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    if (leaving.current) return;
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    event.preventDefault();
    if (!(await flush())) return;
    leaving.current = true;
    await submit(button instanceof HTMLButtonElement ? button : form, { preventScrollReset: true });
    leaving.current = false;
  };
  return (
    <div className="save-bar">
      <p className="save-status" role="status">
        {[done, statusWords(status)].filter(Boolean).join(' · ')}
      </p>
      {view.may.write && (
        <ProtectedForm id="sheet-form" className="row" onSubmit={onSubmit} preventScrollReset>
          <input type="hidden" name="baseVersion" value={view.version} />
          <button type="submit" name="intent" value="save" disabled={busy}>
            Enregistrer
          </button>
          {view.may.submit && (
            <button type="submit" name="intent" value="submit" className="main" disabled={busy}>
              Soumettre la fiche
            </button>
          )}
        </ProtectedForm>
      )}
      {view.may.review && <ReviewButton view={view} busy={busy} />}
    </div>
  );
}

function ReviewButton({ view, busy }: { view: SheetView; busy: boolean }) {
  return (
    <div className="row">
      <a className="button" href="#renvoyer">
        Renvoyer au service…
      </a>
      {view.state === 'submitted' && (
        <ProtectedForm preventScrollReset>
          <button type="submit" name="intent" value="accept" className="main" disabled={busy}>
            Accepter la fiche
          </button>
        </ProtectedForm>
      )}
    </div>
  );
}

function statusWords(status: SaveStatus): string {
  switch (status.kind) {
    case 'idle':
      return '';
    case 'typing':
      return 'Modifications en cours…';
    case 'saving':
      return 'Enregistrement…';
    case 'saved':
      return `Enregistré ${printInstant(status.at).replace(/^.* (?=à )/, '')}`;
    case 'offline':
      return 'Hors ligne : votre texte est gardé sur cet appareil et partira dès le retour du réseau.';
    case 'expired':
      return 'Session terminée : votre texte est gardé sur cet appareil. Connectez-vous dans un autre onglet, puis rechargez cette page.';
    case 'refused':
      return `Non enregistré. ${status.sentence} Votre texte est gardé sur cet appareil.`;
    case 'conflict':
      return 'Deux versions : choisissez celle qui reste.';
  }
}
