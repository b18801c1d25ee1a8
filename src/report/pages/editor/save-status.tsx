import { type FormEvent, useRef } from 'react';
import { useSubmit } from 'react-router';
import { printInstant } from '../../../kernel/french.ts';
import { typeset } from '../../../kernel/typeset.ts';
import type { SaveStatus } from './use-autosave.ts';

/** Whether what was typed is safe, and what the last button did. */
export const SaveStatusLine = ({ status, done }: { status: SaveStatus; done: string | undefined }) => (
  <p className="save-status" role="status">
    {typeset([atRest(status) && done, statusWords(status)].filter(Boolean).join(' · '))}
    {status.kind === 'expired' && (
      <>
        {' '}
        <a href="/connexion" target="_blank" rel="noreferrer">
          Se connecter dans un autre onglet
        </a>
      </>
    )}
  </p>
);

/** While texts are on their way, what a button did before says nothing of them. */
const atRest = ({ kind }: SaveStatus): boolean => kind === 'idle' || kind === 'saved';

/** With JavaScript the editors save by themselves: a button first waits for what is still to be saved. */
export function useFlushedSubmit(flush: () => Promise<boolean>) {
  const submit = useSubmit();
  const leaving = useRef(false);
  return async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (leaving.current || !(await flush())) return;
    leaving.current = true;
    await submit(button instanceof HTMLButtonElement ? button : form, { preventScrollReset: true });
    leaving.current = false;
  };
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
      return 'Session terminée : votre texte est gardé sur cet appareil. Connectez-vous dans un autre onglet : il sera enregistré à votre retour ici.';
    case 'refused':
      return `Non enregistré. ${status.sentence} Votre texte est gardé sur cet appareil.`;
    case 'conflict':
      return 'Deux versions : choisissez celle qui reste.';
  }
}
