import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useActionData } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';

/** What a page says when it has nothing yet: what will be here, and how to begin. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{typeset(title)}</p>
      {children}
    </div>
  );
}

export function ErrorState({ title, sentence }: { title: string; sentence: string }) {
  return (
    <div className="page reading">
      <h1>{title}</h1>
      <p>{typeset(sentence)}</p>
      <p>
        <Link to="/">Retour à l’accueil</Link>
      </p>
    </div>
  );
}

/**
 * A refusal or a notice, announced to screen readers. State is told by a word, not by colour alone.
 * The button that was refused may be screens below: the refusal is brought before the eyes.
 */
export function Notice({ tone, children }: { tone: 'refused' | 'waiting' | 'done'; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const answer: unknown = useActionData();
  useEffect(() => {
    if (tone !== 'refused' || !answer) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, [tone, answer]);
  return (
    <div className={`notice notice-${tone}`} role={tone === 'refused' ? 'alert' : 'status'} ref={place} tabIndex={-1}>
      {typeof children === 'string' ? typeset(children) : children}
    </div>
  );
}
