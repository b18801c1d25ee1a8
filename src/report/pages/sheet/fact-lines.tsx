import { type ReactNode, useState } from 'react';
import { ForScripts } from '../../../web/components/for-scripts.tsx';
import type { ActionFacts } from '../../sheet/sheet-view.ts';
import { ownerOf } from '../../sheet/typed-facts.ts';
import { linesUnder } from '../../sheet/typed-fields.ts';

interface Props<C extends string> {
  list: string;
  action: ActionFacts | undefined;
  lines: Record<C, string>[];
  blank: Record<C, string>;
  shown: string;
  kept: Record<string, string>;
  more: string;
  children: (line: Record<C, string>, nameOf: (column: C) => string, n: number) => ReactNode;
}

/** Lines of fields about an action, with one blank at the end; emptied lines go away when saved. */
export function FactLines<C extends string>(props: Props<C>) {
  const { list, action, shown } = props;
  const owner = ownerOf(action);
  return (
    <div className="fact-lines" data-list={list}>
      <input type="hidden" name={`version.${owner}`} value={action?.version ?? ''} />
      <input type="hidden" name={`${list}-shown.${owner}`} value={shown} />
      <Lines key={shown} {...props} owner={owner} />
    </div>
  );
}

function Lines<C extends string>({ list, owner, kept, more, children, ...props }: Props<C> & { owner: string }) {
  const [blanks, setBlanks] = useState(1);
  const typed = linesUnder(Object.entries(kept), `${list}.${owner}`) as Record<C, string>[];
  const lines = [...(typed.length > 0 ? typed : props.lines), ...Array.from({ length: blanks }, () => props.blank)];
  return (
    <>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end.
        <div key={index} className="fact-line">
          {children(line, (column) => `${list}.${owner}.${index}.${column}`, index + 1)}
        </div>
      ))}
      <ForScripts>
        <button type="button" className="quiet add-line" onClick={() => setBlanks(blanks + 1)}>
          {more}
        </button>
      </ForScripts>
      <noscript>
        <p className="field-hint">Enregistrer ouvre une ligne de plus.</p>
      </noscript>
    </>
  );
}

/** A field of a line under the name of its column, which a wide screen shows above the first line only. */
export const FactField = ({ head, n, children }: { head: string; n: number; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the field is the child.
  <label className="fact-field">
    <span>
      {head}
      <span className="visually-hidden">, ligne {n}</span>
    </span>
    {children}
  </label>
);
