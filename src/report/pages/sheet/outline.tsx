import { Check, Circle, CircleDot } from 'lucide-react';
import type { SheetPart, SheetView } from '../../sheet/sheet-view.ts';

/** Where I am: the parts of the sheet, each with its state in a word. */
export function Outline({ view }: { view: SheetView }) {
  return (
    <nav aria-label="Parties de la fiche">
      <ol className="outline">
        {view.parts.map((part) => {
          const { word, tone, Icon } = stateOf(part, view);
          return (
            <li key={part.code}>
              <a href={`#part-${part.code}`}>
                <Icon size={16} aria-hidden="true" className={tone} />
                <span>
                  {part.label}
                  <span className={`outline-state ${tone}`}>{word}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function stateOf(part: SheetPart, view: SheetView) {
  if (part.missing) return { word: 'à compléter', tone: 'tone-amber', Icon: CircleDot };
  if (part.kind === 'outcomes' && view.asked.length === 0)
    return { word: 'rien à répondre', tone: 'tone-quiet', Icon: Circle };
  if (part.filled) return { word: 'rempli', tone: 'tone-accent', Icon: Check };
  return { word: 'facultatif', tone: 'tone-quiet', Icon: Circle };
}
