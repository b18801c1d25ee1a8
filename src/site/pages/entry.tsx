import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FormValues } from '../../kernel/form-values.ts';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { type RowList, rowCount } from '../form/site-form.ts';

interface CellIds {
  id: string;
  name: string;
  defaultValue: string;
}

export type Cell = (field: string, label: string, draw?: string | ((ids: CellIds) => ReactNode)) => ReactNode;

/** The rows typed so far and a spare one; where there is a script, more on demand. */
export function Rows(props: {
  list: RowList;
  legend: string;
  hint?: string;
  values: FormValues;
  children: (cell: Cell, row: string) => ReactNode;
}) {
  const { list, legend, hint, values } = props;
  const [more, setMore] = useState(0);
  const cellOf =
    (row: string): Cell =>
    (field, label, draw = 'text') => {
      const name = `${row}.${field}`;
      const ids = { id: name, name, defaultValue: values[name] ?? '' };
      return (
        <div className="site-cell">
          <label htmlFor={ids.id}>{label}</label>
          {typeof draw === 'string' ? <input {...ids} type={draw} /> : draw(ids)}
        </div>
      );
    };
  return (
    <fieldset className="site-rows">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {Array.from({ length: rowCount(values, list) + 1 + more }, (_, index) => `${list}.${index}`).map((row, at) => (
        // biome-ignore lint/a11y/useSemanticElements: cells stand in a grid, which a fieldset does not take
        <div key={row} className="site-row" role="group" aria-label={`${legend}, ligne ${at + 1}`}>
          {props.children(cellOf(row), row)}
        </div>
      ))}
      <ForScripts>
        <button type="button" className="quiet" onClick={() => setMore(more + 1)}>
          Ajouter une ligne<span className="visually-hidden"> à {legend}</span>
        </button>
      </ForScripts>
    </fieldset>
  );
}

/** Draws a select among options, by key and label. */
export const among = (options: Record<string, string>, empty?: string) => (ids: CellIds) => (
  <select {...ids}>
    {empty && <option value="">{empty}</option>}
    {Object.entries(options).map(([value, label]) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);
