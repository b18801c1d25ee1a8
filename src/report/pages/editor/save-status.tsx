import { type FormEvent, useRef } from 'react';
import { useSubmit } from 'react-router';
import { printTime } from '../../../kernel/french.ts';
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

/**
 * With JavaScript the editors save by themselves: a button first waits for what is still to be saved. Pressed again, or
 * another after it, while it waits: the last one is sent, once.
 */
export function useFlushedSubmit(flush: () => Promise<boolean>) {
  const submit = useSubmit();
  const pressed = useRef<HTMLButtonElement | HTMLFormElement>(undefined);
  return async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const waiting = pressed.current !== undefined;
    pressed.current = button instanceof HTMLButtonElement ? button : event.currentTarget;
    if (waiting) return;
    try {
      if (await flush()) await submit(pressed.current, { preventScrollReset: true });
    } finally {
      pressed.current = undefined;
    }
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
      return `Enregistré à ${printTime(status.at)}`;
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
