import { type FocusEvent, useCallback, useEffect, useRef } from 'react';
import { printTime } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { sessionHours, type ToldEnd } from '../session-end.rule.ts';
import { type Telling, useSessionEnd } from './use-session-end.ts';
import './session-end.css';

/**
 * At the foot of every page of whoever is signed in: says in time that the session is about to end, and puts it off.
 * It never takes the focus; where it had it, closing gives it back.
 */
export function SessionEndBar({ told, csrf }: { told: ToldEnd; csrf: string }) {
  const bar = useRef<HTMLElement>(null);
  const from = useRef<HTMLElement>(null);
  const hasFocus = useCallback(() => bar.current?.contains(document.activeElement) ?? false, []);
  const { telling, keep, close } = useSessionEnd(told, csrf, hasFocus);
  useHeightTold(bar);
  const arrive = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && !bar.current?.contains(relatedTarget)) from.current = relatedTarget;
  };
  const leave = () => {
    close();
    const before = from.current?.isConnected ? from.current : document.querySelector<HTMLElement>('main');
    before?.focus({ preventScroll: true });
  };
  const { kind } = telling;
  const canKeep = kind === 'near' && telling.end.canPutOff;
  const canClose = kind === 'kept' || kind === 'past';
  return (
    <section
      className="session-end"
      ref={bar}
      data-telling={kind}
      {...(kind === 'nothing' ? {} : { 'aria-label': 'Fin de la session' })}
    >
      <div className="session-end-words">
        <div className="session-end-warning" aria-live="assertive" aria-atomic="true">
          {typeset(warningOf(telling))}
          {kind === 'past' && (
            <>
              {' '}
              <a href="/connexion" target="_blank" rel="noreferrer">
                Se connecter dans un autre onglet
              </a>
            </>
          )}
        </div>
        <div className="session-end-outcome" aria-live="polite" aria-atomic="true">
          {typeset(outcomeOf(telling))}
        </div>
      </div>
      {(canKeep || canClose) && (
        <button
          type="button"
          className={canKeep ? 'main' : ''}
          onFocus={arrive}
          onClick={canKeep ? () => void keep() : leave}
        >
          {canKeep ? 'Rester connecté' : 'Fermer'}
        </button>
      )}
      <noscript>
        <p>
          Votre session se ferme à {printTime(told.at)} si vous n’ouvrez et n’envoyez rien d’ici là.{' '}
          <a href="/profil/sessions">Rester connecté</a>
        </p>
      </noscript>
    </section>
  );
}

function warningOf(telling: Telling): string {
  if (telling.kind === 'past')
    return 'Votre session a pris fin. Ce que vous avez saisi reste sur cette page : connectez-vous à nouveau, puis revenez ici.';
  if (telling.kind !== 'near') return '';
  const { at, canPutOff } = telling.end;
  return canPutOff
    ? `Sans rien faire de plus, vous serez déconnecté à ${printTime(at)}.`
    : `Vous serez déconnecté à ${printTime(at)} : une session dure au plus ${sessionHours.atMost} heures. Enregistrez d’ici là, ou connectez-vous ensuite dans un autre onglet : ce que vous avez saisi reste sur cette page.`;
}

function outcomeOf(telling: Telling): string {
  if (telling.kind === 'kept') return `Vous restez connecté, au moins jusqu’à ${printTime(telling.at)}.`;
  return telling.kind === 'near' && telling.unanswered ? 'Carreau ne répond pas : réessayez dans un instant.' : '';
}

/** What stays at the foot of the window stands above the bar, and what has the focus is not under it. */
function useHeightTold(bar: { current: HTMLElement | null }): void {
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    const watching = new ResizeObserver(() => {
      const height = current.dataset.telling === 'nothing' ? 0 : current.offsetHeight;
      document.documentElement.style.setProperty('--session-end', `${height}px`);
    });
    watching.observe(current);
    return () => {
      watching.disconnect();
      document.documentElement.style.removeProperty('--session-end');
    };
  }, [bar]);
}
