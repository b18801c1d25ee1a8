import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../../web/components/states.tsx';
import type { Refusal } from '../../../web/forms.ts';
import type { ProposalView } from '../../importing/import-view.ts';
import type { ImportPage } from './import.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { addressOf } from './sheet-menu.tsx';

interface Props {
  page: ImportPage;
  /** What a page without scripts was answered. */
  refused: Refusal | undefined;
  onChoose(id: string): void;
}

const groups = [
  ['sheet', 'Fiche'],
  ['figure', 'Chiffres'],
  ['text', 'Textes'],
  ['commitment', 'Engagements'],
] as const;

/** What the sheet proposes. On a card, A accepts, C corrects, R refuses; arrows go from one to the next. */
export function ProposalList({ page, refused, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { proposals, onlyLeft, number, sheets, correcting } = page;
  const shown = proposals.filter(({ decision }) => !onlyLeft || decision === null);
  const next = sheets.find((sheet) => sheet.number > number && sheet.decided < sheet.total);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-left]') ?? [])];

  /** To the next card where something is left, else to the next sheet. */
  const goOn = (from: Element | null, step = 1) => {
    const all = cards();
    const place = from instanceof HTMLElement ? all.indexOf(from) : -1;
    const card = all[place + step];
    if (card) card.querySelector<HTMLElement>('[data-do="keep"]')?.focus();
    else if (step > 0) list.current?.querySelector<HTMLElement>('[data-next]')?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.matches('input, textarea, select')) return;
    const card = event.target.closest('[data-card]');
    const deed = { a: 'keep', c: 'correct', r: 'refuse' }[event.key.toLowerCase()];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!card || (!deed && !step)) return;
    event.preventDefault();
    if (step) goOn(card, step);
    else card.querySelector<HTMLElement>(`[data-do="${deed}"]`)?.click();
  };

  return (
    // Keys only do here what the buttons of each card do.
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed
    <div ref={list} onKeyDown={onKeyDown}>
      {shown.length > 0 && (
        <p className="quiet-text keys-hint">
          Au clavier, sur une proposition{'\u00a0'}: <kbd>A</kbd> accepte, <kbd>C</kbd> corrige, <kbd>R</kbd> refuse,{' '}
          <kbd>↓</kbd> va à la suivante.
        </p>
      )}
      {groups.map(([kind, title]) => {
        const group = shown.filter((each) => each.kind === kind);
        if (group.length === 0) return null;
        return (
          <section key={kind} className="proposal-group">
            <h2>{title}</h2>
            <ol className="plain-list">
              {group.map((each) => (
                <ProposalCard
                  key={each.id}
                  view={each}
                  page={page}
                  correcting={correcting === each.id && each.decision === null}
                  refused={isOf(refused, each) ? refused : undefined}
                  onChoose={onChoose}
                  onDecide={goOn}
                />
              ))}
            </ol>
          </section>
        );
      })}
      {shown.every(({ decision }) => decision) && <EmptyState title="Tout est décidé dans cette fiche" />}
      {next && (
        <p className="after-table">
          <Link to={addressOf(next.number, onlyLeft)} className="button" data-next>
            Fiche suivante{'\u00a0'}: {next.title}
          </Link>
        </p>
      )}
    </div>
  );
}

const isOf = (refused: Refusal | undefined, { id }: ProposalView): boolean =>
  refused?.keptLists.item?.length === 1 && (refused.kept.item ?? '').includes(id);
