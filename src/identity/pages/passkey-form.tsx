import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { type FormEvent, type ReactNode, use, useState } from 'react';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { CsrfContext, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { useHydrated } from '../../web/use-hydrated.ts';

/** The challenge for whoever asks, and the token that brings its answer back. */
async function begin<Options>(csrf: string): Promise<{ options: Options; token: string }> {
  const begun = await fetch('/connexion/defi', { method: 'POST', body: new URLSearchParams({ csrf }) });
  return begun.json();
}

const ceremonies = {
  add: async (csrf: string) => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const { options: optionsJSON, token } = await begin<PublicKeyCredentialCreationOptionsJSON>(csrf);
    return { token, answer: await startRegistration({ optionsJSON }) };
  },
  enter: async (csrf: string) => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const { options: optionsJSON, token } = await begin<PublicKeyCredentialRequestOptionsJSON>(csrf);
    return { token, answer: await startAuthentication({ optionsJSON }) };
  },
};

interface PasskeyFormProps {
  ceremony: keyof typeof ceremonies;
  label: string;
  children?: ReactNode;
}

/** A form whose button asks the browser for a key, then sends what it answered; absent where there are no keys. */
export function PasskeyForm({ ceremony, label, children }: PasskeyFormProps) {
  const csrf = use(CsrfContext);
  const [state, setState] = useState<'ready' | 'asking' | 'refused'>('ready');
  const mayHaveKeys = !useHydrated() || 'PublicKeyCredential' in window;
  if (!mayHaveKeys) return null;
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setState('asking');
    try {
      const { token, answer } = await ceremonies[ceremony](csrf);
      for (const [name, value] of Object.entries({ token, answer: JSON.stringify(answer) })) {
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLInputElement) field.value = value;
      }
      form.submit();
    } catch {
      setState('refused');
    }
  };
  return (
    <ForScripts>
      <ProtectedForm className="stack" reloadDocument onSubmit={ask}>
        <input type="hidden" name="token" />
        <input type="hidden" name="answer" />
        {children}
        <div>
          <button type="submit" disabled={state === 'asking'}>
            {label}
          </button>
        </div>
        {state === 'refused' && (
          <Notice tone="waiting">
            La clé d’accès n’a pas répondu, ou vous avez renoncé. Rien n’a changé&#8239;; recommencez si vous le voulez.
          </Notice>
        )}
      </ProtectedForm>
    </ForScripts>
  );
}
