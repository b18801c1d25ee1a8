import { type ClipboardEvent, type MouseEvent, type RefObject, useCallback, useState } from 'react';
import { printCount } from '../../kernel/french.ts';
import { type CommuneGrid, cellName } from '../by-commune/commune-grid.ts';
import { readPastedCommunes } from '../by-commune/pasted-communes.rule.ts';
import type { NamedCommune } from '../over-communes.rule.ts';
import { isTable } from '../paste.ts';
import type { Pasted } from './communes-answer.ts';

/** Pastes a table on a cell of the grid, or the one of the box from its head on; the person reads it before saving. */
export function usePaste(
  communes: NamedCommune[],
  form: RefObject<HTMLFormElement | null>,
  answer: unknown,
  onFilled: () => void,
) {
  const [pasted, setPasted] = useState<Pasted & { before: unknown }>();
  const fill = useCallback(
    (text: string, from: number) => {
      const { cells, problems } = readPastedCommunes(text, communes, from);
      for (const [commune, value] of cells) {
        const field = form.current?.elements.namedItem(cellName('value', commune));
        if (field instanceof HTMLInputElement) field.value = value;
      }
      setPasted({ filled: cells.size, problems, before: answer });
      if (cells.size > 0) onFilled();
      return problems;
    },
    [communes, form, answer, onFilled],
  );
  const paste = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      const text = event.clipboardData.getData('text/plain');
      const from = communes.findIndex(
        ({ code }) => (event.target as HTMLInputElement).name === cellName('value', code),
      );
      if (from < 0 || !isTable(text)) return;
      event.preventDefault();
      fill(text, from);
    },
    [communes, fill],
  );
  const place = useCallback(
    (event: MouseEvent<HTMLButtonElement>) => {
      const box = event.currentTarget.form?.elements.namedItem('pasted');
      if (!(box instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      if (fill(box.value, 0).length === 0) box.value = '';
    },
    [fill],
  );
  // Once a button has answered, what was pasted before it is told no more.
  return { pasted: pasted?.before === answer ? pasted : undefined, paste, place };
}

interface BoxProps {
  grid: CommuneGrid;
  kept: string | undefined;
  onPlace: (event: MouseEvent<HTMLButtonElement>) => void;
}

export function PasteBox({ grid, kept, onPlace }: BoxProps) {
  return (
    <details className="paste-box" open={kept ? true : undefined}>
      <summary>Coller depuis un tableur</summary>
      <div className="field">
        <label htmlFor="pasted">Deux colonnes&nbsp;: la commune (nom ou code INSEE) et sa valeur</label>
        <p className="field-hint" id="pasted-hint">
          L’ordre des lignes et des colonnes est libre. Une colonne seule suit l’ordre de la grille. Tout cela se colle
          aussi directement dans une case. <a href={fileOf(grid)}>Télécharger la grille (CSV)</a> donne le tableau à
          remplir.
        </p>
        <textarea id="pasted" name="pasted" rows={5} aria-describedby="pasted-hint" defaultValue={kept} />
      </div>
      <button type="submit" name="intent" value="place" onClick={onPlace}>
        Remplir la grille
      </button>
    </details>
  );
}

const fileOf = ({ indicator, period }: CommuneGrid): string =>
  `/travail/indicateurs/${indicator.id}/communes/telecharger?periode=${encodeURIComponent(period)}`;

const mostTold = 30;

/** What the last paste filled, and what was not understood in it, line by line. */
export function Problems({ pasted }: { pasted: Pasted | undefined }) {
  const { filled = 0, problems = [] } = pasted ?? {};
  return (
    <div role="status" className={pasted ? `notice notice-${problems.length > 0 ? 'waiting' : 'done'}` : undefined}>
      {pasted && (
        <p>
          {printCount(filled, 'commune remplie', 'communes remplies')}
          {problems.length > 0 && `, ${printCount(problems.length, 'ligne laissée', 'lignes laissées')} de côté`}.
          Relisez, puis enregistrez.
        </p>
      )}
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, mostTold).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
          {problems.length > mostTold && (
            <li>{`et ${printCount(problems.length - mostTold, 'autre ligne', 'autres lignes')}.`}</li>
          )}
        </ul>
      )}
    </div>
  );
}
