import { useRef } from 'react';
import { Link, useFetcher, useSearchParams } from 'react-router';
import { CsrfField } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { isRefusal, type Refusal } from '../../../web/forms.ts';
import { type ProposalView, sentItem } from '../../importing/import-view.ts';
import { CorrectionFields } from './correction-fields.tsx';
import type { ImportPage } from './import.tsx';
import { ProposalSummary } from './proposal-summary.tsx';

interface Props {
  view: ProposalView;
  page: ImportPage;
  correcting: boolean;
  refused: Refusal | undefined;
  onChoose(id: string): void;
  /** Goes on to what follows a card. */
  onDecide(card: Element | null): void;
}

const outcomes = {
  accepted: { mark: '✓', word: 'accepté', tone: 'tone-accent' },
  corrected: { mark: '✓', word: 'corrigé', tone: 'tone-accent' },
  refused: { mark: '✕', word: 'refusé', tone: 'tone-quiet' },
} as const;

/** One proposal: what it says, where it enters, and the three buttons that decide it. */
export function ProposalCard({ view, page, correcting, refused, onChoose, onDecide }: Props) {
  const fetcher = useFetcher({ key: view.id });
  const card = useRef<HTMLLIElement>(null);
  const { id, decision } = view;
  const answer = isRefusal(fetcher.data) ? fetcher.data : refused;
  const sending = fetcher.state !== 'idle';
  const left = decision === null && !sending && !page.run.undone;
  return (
    <li
      id={`p-${id}`}
      ref={card}
      className={['proposal', decision && 'proposal-decided', sending && 'proposal-sending'].filter(Boolean).join(' ')}
      data-card
      data-left={left || undefined}
      onFocusCapture={() => onChoose(id)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onChoose(id)}
    >
      <ProposalSummary view={view} paged={page.paged} />
      {answer && decision === null && <Notice tone="refused">{answer.refusal}</Notice>}
      {decision && <Decided view={view} />}
      {!page.run.undone && (decision === null || decision === 'refused') && (
        <fetcher.Form method="post" onSubmit={() => onDecide(card.current)} className="proposal-form">
          <CsrfField />
          <input type="hidden" name="item" value={JSON.stringify(sentItem(view))} />
          {correcting && <CorrectionFields view={view} page={page} refused={answer} />}
          <Buttons view={view} page={page} correcting={correcting} sending={sending} />
        </fetcher.Form>
      )}
    </li>
  );
}

function Decided({ view: { decision, by } }: Pick<Props, 'view'>) {
  if (!decision) return null;
  const { mark, word, tone } = outcomes[decision];
  return (
    <p className="proposal-outcome">
      <span className={`badge ${tone}`}>
        <span aria-hidden="true">{mark}</span> {word}
      </span>{' '}
      <span className="quiet-text">{by}</span>
    </p>
  );
}

interface ButtonsProps extends Pick<Props, 'view' | 'page' | 'correcting'> {
  sending: boolean;
}

function Buttons({ view, page, correcting, sending }: ButtonsProps) {
  const [query] = useSearchParams();
  const correction = new URLSearchParams(query);
  correction.set('fiche', String(page.number));
  correction.delete('corriger');
  const back = `?${correction}#p-${view.id}`;
  correction.set('corriger', view.id);
  if (view.decision === 'refused')
    return (
      <button type="submit" name="decision" value="keep" className="quiet" disabled={sending}>
        Accepter tout de même
      </button>
    );
  return (
    <div className="row proposal-buttons">
      <button type="submit" name="decision" value="keep" className="main" data-do="keep" disabled={sending}>
        {correcting ? 'Accepter ainsi corrigé' : 'Accepter'}
        <span className="visually-hidden"> {nameOf(view)}</span>
      </button>
      {correcting ? (
        <Link to={back} className="button" preventScrollReset>
          Ne pas corriger
        </Link>
      ) : (
        <Link to={`?${correction}#p-${view.id}`} className="button" data-do="correct" preventScrollReset>
          Corriger
          <span className="visually-hidden"> {nameOf(view)}</span>
        </Link>
      )}
      <button type="submit" name="decision" value="refuse" data-do="refuse" disabled={sending} formNoValidate>
        Refuser
        <span className="visually-hidden"> {nameOf(view)}</span>
      </button>
    </div>
  );
}

function nameOf(view: ProposalView): string {
  switch (view.kind) {
    case 'sheet':
      return `la fiche ${view.sheet.title}`;
    case 'text':
      return `le texte ${view.blockLabel}, page ${view.page}`;
    case 'figure':
      return `${view.fields.label}, ${view.printed}`;
    case 'commitment':
      return `l’engagement ${view.commitment.sentence.slice(0, 60)}`;
  }
}
