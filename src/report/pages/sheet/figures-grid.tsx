import { type ClipboardEvent, useId, useState } from 'react';
import { Form, Link } from 'react-router';
import { qualifiers } from '../../../indicator/figure.ts';
import { qualifierWords } from '../../../indicator/print-quantity.rule.ts';
import { printCount, wide } from '../../../kernel/french.ts';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { isTable, pasteCells } from '../../sheet/grid-paste.ts';
import type { GridRow } from '../../sheet/sheet-view.ts';
import { cellName, type GridColumn, shownOf } from '../../sheet/typed-figures.ts';

export interface CellErrors {
  /** Sentences by "CODE@PERIOD". */
  [key: string]: string;
}

interface Props {
  rows: GridRow[];
  keyFigures: boolean;
  label: string;
  editable: boolean;
  errors: CellErrors;
  /** What was typed before a refusal, by name of field. */
  kept: Record<string, string>;
}

/** Figures of the sheet as a table of fields; a column copied from a spreadsheet fills as many rows. */
export function FiguresGrid({ rows, keyFigures, label, editable, errors, kept }: Props) {
  const [pasted, setPasted] = useState<string>();
  const types = editable && rows.some((row) => !row.readOnly);
  if (rows.length === 0) return <p className="quiet-text">Aucun chiffre dans cette partie pour l’instant.</p>;
  const paste = (event: ClipboardEvent<HTMLElement>, row: number, column: GridColumn) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isTable(text)) return;
    event.preventDefault();
    const cells = pasteCells(text, rows, { row, column });
    fill(event.currentTarget, cells);
    setPasted(`${printCount(cells.size, 'ligne remplie', 'lignes remplies')}. Relisez, puis enregistrez les chiffres.`);
  };
  return (
    <ProtectedForm preventScrollReset className="stack">
      {/* The first button is the one that Enter presses: it saves, and never removes a line. */}
      {types && (
        <button type="submit" name="intent" value="figures" className="first-button" aria-hidden="true" tabIndex={-1} />
      )}
      <div className="table-scroll">
        <table className="table-rows figures-grid">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">Indicateur et unité</th>
              <th scope="col">Précision</th>
              <th scope="col">Valeur</th>
              <th scope="col">Source</th>
              <th scope="col">L’an dernier</th>
              <th scope="col">Cible</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row
                key={`${row.code}@${row.period} ${shownOf(row)}`}
                row={row}
                editable={editable && !row.readOnly}
                removable={editable}
                error={errors[`${row.code}@${row.period}`]}
                kept={kept}
                onPaste={(event, column) => paste(event, index, column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {types && (
        <>
          <p role="status" className="quiet-text">
            {pasted ?? 'Une colonne copiée d’un tableur se colle dans la première case à remplir.'}
          </p>
          {rows.some((row) => row.validated) && <Reason kept={kept.reason} />}
          <div className="row">
            <button type="submit" name="intent" value="figures">
              Enregistrer les {keyFigures ? 'chiffres clés' : 'chiffres'}
            </button>
          </div>
        </>
      )}
    </ProtectedForm>
  );
}

interface RowProps {
  row: GridRow;
  editable: boolean;
  removable: boolean;
  error: string | undefined;
  kept: Record<string, string>;
  onPaste: (event: ClipboardEvent<HTMLElement>, column: GridColumn) => void;
}

function Row({ row, editable, removable, error, kept, onPaste }: RowProps) {
  const id = useId();
  return (
    <>
      <tr data-error={error ? true : undefined}>
        <th scope="row">
          <Link to={`/indicateurs/${row.indicatorId}`} className="grid-label">
            {row.label}
          </Link>
          <span className="quiet-text">
            {row.code}
            {row.unit && ` · ${row.unit}`}
            {row.periodKind !== 'year' && ` · ${row.periodLabel}`}
          </span>
          {removable && (
            <button
              type="submit"
              name="intent"
              value={`remove_figure:${row.indicatorId}`}
              className="quiet grid-remove"
            >
              Retirer<span className="visually-hidden"> {row.label}</span>
            </button>
          )}
        </th>
        {editable ? (
          <Fields row={row} error={error} errorId={id} kept={kept} onPaste={onPaste} />
        ) : (
          <ReadCells row={row} />
        )}
        <td data-label="L’an dernier">
          <Previous row={row} />
        </td>
        <td data-label="Cible">{row.target ?? '–'}</td>
      </tr>
      {error && (
        <tr className="grid-error">
          <td colSpan={6} id={id}>
            {error}
          </td>
        </tr>
      )}
    </>
  );
}

function Fields({
  row,
  error,
  errorId,
  kept,
  onPaste,
}: Omit<RowProps, 'editable' | 'removable'> & { errorId: string }) {
  const [qualifier, value, source] = [cellName('qualifier', row), cellName('value', row), cellName('source', row)];
  return (
    <>
      <td data-label="Précision">
        <input type="hidden" name={cellName('shown', row)} value={shownOf(row)} />
        <select
          name={qualifier}
          aria-label={`Précision${wide}: ${row.label}`}
          defaultValue={kept[qualifier] ?? row.qualifier}
          onPaste={(event) => onPaste(event, 'qualifier')}
        >
          {qualifiers.map((each) => (
            <option key={each} value={each}>
              {qualifierWords[each] || 'exact'}
            </option>
          ))}
        </select>
      </td>
      <td data-label="Valeur">
        <input
          name={value}
          inputMode="decimal"
          autoComplete="off"
          className="grid-number"
          aria-label={`Valeur${wide}: ${row.label}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          defaultValue={kept[value] ?? row.value}
          onPaste={(event) => onPaste(event, 'value')}
        />
      </td>
      <td data-label="Source">
        <input
          name={source}
          autoComplete="off"
          aria-label={`Source${wide}: ${row.label}`}
          defaultValue={kept[source] ?? row.source}
          onPaste={(event) => onPaste(event, 'source')}
        />
      </td>
    </>
  );
}

function ReadCells({ row }: { row: GridRow }) {
  const why = { computed: 'calculé', other_service: 'saisi par un autre service' };
  return (
    <>
      <td data-label="Valeur" colSpan={2} className="grid-read">
        {row.printed ?? 'pas de valeur'}
        {row.readOnly && <span className="quiet-text">{why[row.readOnly]}</span>}
      </td>
      <td data-label="Source">{row.source || '–'}</td>
    </>
  );
}

function Previous({ row }: { row: GridRow }) {
  if (!row.previous) return '–';
  return (
    <>
      {row.previous}
      {row.change && (
        <span className="quiet-text">
          {row.change}
          {row.wanted && `, souhaité${wide}: ${row.wanted}`}
        </span>
      )}
    </>
  );
}

const Reason = ({ kept }: { kept: string | undefined }) => (
  <label className="grid-reason">
    Motif, si vous corrigez une valeur déjà validée
    <input name="reason" defaultValue={kept} />
  </label>
);

/** Writes pasted cells into the fields of the form, where the person reads them before saving. */
function fill(from: HTMLElement, cells: ReturnType<typeof pasteCells>): void {
  const form = from.closest('form');
  for (const [key, values] of cells) {
    for (const [column, value] of Object.entries(values)) {
      const field = form?.elements.namedItem(`${column}.${key}`);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
  }
}

/** Looks an existing indicator up and puts it on the sheet; works as plain forms. */
export function AddFigure({
  search,
  found,
  keyFigures,
}: {
  search: string;
  found: { code: string; label: string; unitLabel: string }[] | null;
  keyFigures: boolean;
}) {
  const part = keyFigures ? 'key' : 'other';
  return (
    <details className="add-figure" open={found !== null || undefined}>
      <summary>Ajouter un indicateur existant</summary>
      <Form className="row" preventScrollReset>
        <input type="hidden" name="dans" value={part} />
        <input
          name="chercher"
          type="search"
          defaultValue={search}
          aria-label="Code ou mot du libellé"
          placeholder="Code ou mot du libellé"
        />
        <button type="submit">Chercher</button>
      </Form>
      {found?.length === 0 && <p>Aucun indicateur ne répond à « {search} ». Essayez un seul mot, ou son code.</p>}
      <ul className="plain-list">
        {found?.map(({ code, label, unitLabel }) => (
          <li key={code}>
            <ProtectedForm className="row" preventScrollReset>
              <input type="hidden" name="code" value={code} />
              <input type="hidden" name="key" value={keyFigures ? 'yes' : 'no'} />
              <span>
                {label} <span className="quiet-text">{[code, unitLabel].filter(Boolean).join(' · ')}</span>
              </span>
              <button type="submit" name="intent" value="add_figure" className="quiet">
                Ajouter<span className="visually-hidden"> {label}</span>
              </button>
            </ProtectedForm>
          </li>
        ))}
      </ul>
    </details>
  );
}
