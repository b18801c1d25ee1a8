import { type ReactNode, useEffect, useId, useState } from 'react';
import type { FormValues } from '../../kernel/form-values.ts';
import { Field } from '../../web/components/form.tsx';
import { type RowList, rowCount } from '../action/action-form.ts';

interface FieldIds {
  id: string;
  name: string;
  defaultValue: string;
}

/** A field of a row under its label: a select drawn by the caller, or an input of a type. */
type Cell = (field: string, label: string, draw?: string | ((ids: FieldIds) => ReactNode)) => ReactNode;

/** The rows typed so far and two spare ones; where there is a script, more on demand. */
export function Rows(props: {
  list: RowList;
  legend: string;
  values: FormValues;
  hidden?: boolean;
  children: (cell: Cell) => ReactNode;
}) {
  const { list, legend, values } = props;
  const [more, setMore] = useState(0);
  const scripted = useScripted();
  const prefix = useId();
  const cellOf =
    (row: string): Cell =>
    (field, label, draw = 'text') => {
      const name = `${row}.${field}`;
      const ids = { id: `${prefix}-${name}`, name, defaultValue: values[name] ?? '' };
      return (
        <div className="entry-cell">
          <label htmlFor={ids.id}>{label}</label>
          {typeof draw === 'string' ? <input {...ids} type={draw} /> : draw(ids)}
        </div>
      );
    };
  return (
    <fieldset className={`entry-rows entry-${list}`}>
      <legend className={props.hidden ? 'visually-hidden' : undefined}>{legend}</legend>
      {Array.from({ length: rowCount(values, list) + 2 + more }, (_, index) => `${list}.${index}`).map((row, at) => (
        // biome-ignore lint/a11y/useSemanticElements: cells stand in a grid, which a fieldset does not take
        <div key={row} className="entry-row" role="group" aria-label={`${legend}, ligne ${at + 1}`}>
          {props.children(cellOf(row))}
        </div>
      ))}
      {scripted && (
        <button type="button" className="quiet" onClick={() => setMore(more + 1)}>
          Ajouter une ligne<span className="visually-hidden"> à {legend}</span>
        </button>
      )}
    </fieldset>
  );
}

/** Whether the page runs its script: false until then, as without one. */
function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}

/** Draws a select among options, by key and label. */
export const chosenAmong = (options: Record<string, string>, empty?: string) => (ids: FieldIds) => (
  <select {...ids}>
    {empty && <option value="">{empty}</option>}
    <Options of={options} />
  </select>
);

export function Area(props: { name: string; label: string; rows: number; hint?: string; values: FormValues }) {
  return (
    <Field label={props.label} {...(props.hint ? { hint: props.hint } : {})}>
      {(ids) => <textarea {...ids} name={props.name} rows={props.rows} defaultValue={props.values[props.name] ?? ''} />}
    </Field>
  );
}

export function Choice(props: {
  name: string;
  label: string;
  values: FormValues;
  options: Record<string, string>;
  empty?: string;
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} name={props.name} defaultValue={props.values[props.name]}>
          {props.empty && <option value="">{props.empty}</option>}
          <Options of={props.options} />
        </select>
      )}
    </Field>
  );
}

const Options = ({ of }: { of: Record<string, string> }) =>
  Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
