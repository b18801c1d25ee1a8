import { createPortal } from 'react-dom';
import { printCount } from '../../../kernel/french.ts';
import type { FoundEvidence } from '../../register/search-evidence.ts';
import type { FoundFigure } from './find-figures.ts';
import type { OpenList } from './use-suggestion.ts';

interface Words<T> {
  name: string;
  one: string;
  many: string;
  /** After what was typed, where nothing answers to it. */
  none: string;
  option: (item: T) => { key: string; label: string; facts: string };
}

export const figureWords: Words<FoundFigure> = {
  name: 'Indicateurs',
  one: 'indicateur proposé',
  many: 'indicateurs proposés',
  none: 'Cherchez un indicateur par code ou par mot du libellé.',
  option: ({ code, label, period, printed }) => {
    return { key: code, label, facts: `${code} · ${printed ?? `pas encore de valeur pour ${period}`}` };
  },
};

export const evidenceWords: Words<FoundEvidence> = {
  name: 'Preuves',
  one: 'preuve proposée',
  many: 'preuves proposées',
  none: 'Cherchez un site, une observation, un projet, une décision ou une livraison par un mot de son nom.',
  option: (item) => item,
};

interface Props<T> {
  id: string;
  list: OpenList<T>;
  words: Words<T>;
  onPick: (index: number) => void;
}

/** What was found while typing after # or @; the focus stays in the text. */
export function SuggestionList<T>({ id, list, words, onPick }: Props<T>) {
  const { left, bottom } = list.at;
  return createPortal(
    <div className="figure-list" style={{ left: `min(${left}px, calc(100vw - 348px))`, top: `${bottom + 4}px` }}>
      <p className="visually-hidden" role="status">
        {!list.loading && printCount(list.items.length, words.one, words.many)}
      </p>
      {list.items.length === 0 && (
        <p className="figure-list-empty">
          {list.loading ? 'Recherche…' : `Rien ne répond à «\u00a0${list.query}\u00a0». ${words.none}`}
        </p>
      )}
      <div id={id} role="listbox" aria-label={words.name}>
        {list.items.map(words.option).map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the text, which keeps the focus.
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === list.active}
            className="figure-option"
            ref={(line) => {
              if (index === list.active) line?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            <span className="figure-option-label">{item.label}</span>
            <span className="figure-option-facts">{item.facts}</span>
          </div>
        ))}
      </div>
    </div>,
    document.body,
  );
}
