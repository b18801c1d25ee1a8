import { createPortal } from 'react-dom';
import { printCount } from '../../../kernel/french.ts';
import type { OpenList } from './use-figure-suggestion.ts';

/** Indicators found while typing after #; the focus stays in the text. */
export function FigureList({ id, list, onPick }: { id: string; list: OpenList; onPick: (index: number) => void }) {
  const { left, bottom } = list.at;
  return createPortal(
    <div className="figure-list" style={{ left: `min(${left}px, calc(100vw - 348px))`, top: `${bottom + 4}px` }}>
      <p className="visually-hidden" role="status">
        {!list.loading && printCount(list.items.length, 'indicateur proposé', 'indicateurs proposés')}
      </p>
      {list.items.length === 0 && (
        <p className="figure-list-empty">
          {list.loading
            ? 'Recherche…'
            : `Aucun indicateur ne répond à «\u00a0${list.query}\u00a0». Cherchez par code ou par mot du libellé.`}
        </p>
      )}
      <div id={id} role="listbox" aria-label="Indicateurs">
        {list.items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the text, which keeps the focus.
          <div
            key={item.code}
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
            <span className="figure-option-facts">
              {item.code} · {item.printed ?? `pas encore de valeur pour ${item.period}`}
            </span>
          </div>
        ))}
      </div>
    </div>,
    document.body,
  );
}
