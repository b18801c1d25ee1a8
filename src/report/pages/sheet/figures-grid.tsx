import { type ClipboardEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { qualifiers } from '../../../indicator/figure.ts';
import { isTable } from '../../../indicator/paste.ts';
import { qualifierWords } from '../../../indicator/print-quantity.rule.ts';
import { printCount, wide } from '../../../kernel/french.ts';
import { moveInGrid } from '../../../web/components/grid-keys.ts';
import { pasteCells } from '../../sheet/grid-paste.ts';
import type { GridRow } from '../../sheet/sheet-view.ts';
import { cellName, type GridColumn, shownOf } from '../../sheet/typed-figures.ts';
import type { CellRefusal } from './answer.tsx';
import type { FoundFigures } from './done.ts';
import { Finder } from './finder.tsx';

interface Props {
  rows: GridRow[];
  label: string;
  editable: boolean;
  /** By "CODE@PERIOD". */
  refusals: Record<string, CellRefusal>;
  /** What was typed before a refusal, by name of field. */
  kept: Record<string, string>;
}

/** Figures of the sheet as a table of fields; a column copied from a spreadsheet fills as many rows. */
export function FiguresGrid({ rows, label, editable, refusals, kept }: Props) {
  const [pasted, setPasted] = useState<string>();
  const types = editable && rows.some((row) => !row.readOnly);
  if (rows.length === 0) return <p className="quiet-text">Aucun chiffre dans cette partie pour l’instant.</p>;
  const paste = (event: ClipboardEvent<HTMLElement>, row: number, column: GridColumn) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isTable(text)) return;
    event.preventDefault();
    const cells = pasteCells(text, rows, { row, column });
    fill(event.currentTarget, cells);
    setPasted(`${printCount(cells.size, 'ligne remplie', 'lignes remplies')}. Relisez, puis enregistrez.`);
  };
  return (
    <>
      <div className="table-scroll">
        <table className="table-rows figures-grid">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">Indicateur et unité</th>
              <th scope="col">Précision</th>
              <th scope="col" className="grid-number">
                Valeur
              </th>
              <th scope="col">Source</th>
              <th scope="col">L’an dernier</th>
              <th scope="col">Cible</th>
            </tr>
          </thead>
          <tbody onKeyDown={moveInGrid}>
            {rows.map((row, index) => (
              <Row
                key={`${row.code}@${row.period} ${shownOf(row)}`}
                row={row}
                editable={editable && !row.readOnly}
                removable={editable}
                refusal={refusals[`${row.code}@${row.period}`]}
                kept={kept}
                onPaste={(event, column) => paste(event, index, column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {types && (
        <p role="status" className="quiet-text grid-foot">
          {pasted ??
            'Une colonne copiée d’un tableur se colle dans la première case. Entrée et les flèches changent de ligne.'}
        </p>
      )}
      {types && rows.some((row) => row.validated) && <Reason kept={kept.reason} />}
    </>
  );
}

interface RowProps {
  row: GridRow;
  editable: boolean;
  removable: boolean;
  refusal: CellRefusal | undefined;
  kept: Record<string, string>;
  onPaste: (event: ClipboardEvent<HTMLElement>, column: GridColumn) => void;
}

function Row({ row, editable, removable, refusal, kept, onPaste }: RowProps) {
  const id = useId();
  return (
    <>
      <tr data-error={refusal ? true : undefined}>
        <th scope="row">
          <Link to={`/indicateurs/${row.indicatorId}`} className="grid-label">
            {row.label}
          </Link>
          <span className="quiet-text grid-facts">
            {[row.code, row.unit, row.periodKind === 'year' ? '' : row.periodLabel].filter(Boolean).join(' ·\u00a0')}
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
          </span>
        </th>
        {editable ? (
          <Fields row={row} refusal={refusal} errorId={id} kept={kept} onPaste={onPaste} />
        ) : (
          <ReadCells row={row} />
        )}
        <td data-label="L’an dernier">
          <Previous row={row} />
        </td>
        <td data-label="Cible">{row.target ? inColumn(row.target) : '–'}</td>
      </tr>
      {refusal && (
        <tr className="grid-error">
          <td colSpan={6} id={id}>
            {refusal.sentence}
          </td>
        </tr>
      )}
    </>
  );
}

function Fields({
  row,
  refusal,
  errorId,
  kept,
  onPaste,
}: Omit<RowProps, 'editable' | 'removable'> & { errorId: string }) {
  const [qualifier, value, source] = [cellName('qualifier', row), cellName('value', row), cellName('source', row)];
  return (
    <>
      <td data-label="Précision">
        <input type="hidden" name={cellName('shown', row)} value={shownNow(row, kept, refusal)} />
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
          data-column="value"
          className="grid-number"
          aria-label={`Valeur${wide}: ${row.label}`}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={refusal ? errorId : undefined}
          defaultValue={kept[value] ?? row.value}
          onPaste={(event) => onPaste(event, 'value')}
        />
      </td>
      <td data-label="Source">
        <input
          name={source}
          autoComplete="off"
          data-column="source"
          aria-label={`Source${wide}: ${row.label}`}
          defaultValue={kept[source] ?? row.source}
          onPaste={(event) => onPaste(event, 'source')}
        />
      </td>
    </>
  );
}

/**
 * What is sent back as seen: the value of somebody else that the person was told of; else what the cell stood on when
 * it was typed, even though the page was read again since.
 */
function shownNow(row: GridRow, kept: Record<string, string>, refusal: CellRefusal | undefined): string {
  if (refusal?.inForce !== undefined) return shownOf({ ...row, valueId: refusal.inForce });
  return kept[cellName('shown', row)] ?? shownOf(row);
}

function ReadCells({ row }: { row: GridRow }) {
  const why = { computed: 'calculé', other_service: 'saisi par un autre service' };
  return (
    <>
      <td data-label="Valeur" colSpan={2} className="grid-read">
        {row.printed ?? <span className="quiet-text">pas de valeur</span>}
        {row.readOnly && <span className="quiet-text">{why[row.readOnly]}</span>}
      </td>
      <td data-label="Source">{row.source || '–'}</td>
    </>
  );
}

/** In a narrow column the words around a number may stand on lines of their own; its digits stay together. */
const inColumn = (printed: string): string => printed.replaceAll(wide, ' ');

function Previous({ row }: { row: GridRow }) {
  if (!row.previous) return '–';
  return (
    <>
      {inColumn(row.previous)}
      {row.change && (
        <span className="quiet-text">
          {row.change}
          {row.wanted && `, souhaité${wide}:${wide}${row.wanted}`}
        </span>
      )}
    </>
  );
}

const Reason = ({ kept }: { kept: string | undefined }) => (
  <label className="grid-reason">
    <span>Motif, si vous corrigez une valeur déjà validée</span>
    <input name="reason" defaultValue={kept} />
  </label>
);

/** Writes pasted cells into the fields of the form, where the person reads them before saving. */
function fill(from: HTMLElement, cells: ReturnType<typeof pasteCells>): void {
  const form = from.closest('form');
  for (const [key, values] of cells) {
    for (const [column, value] of Object.entries(values)) {
      const field = form?.elements.namedItem(`${column}.${key}`);
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

interface AddFigureProps {
  /** "key" for the key figures, "other" for the others. */
  part: 'key' | 'other';
  found: FoundFigures | undefined;
}

/** Looks an existing indicator up and puts it on the sheet. */
export function AddFigure({ part, found }: AddFigureProps) {
  const intent = part === 'key' ? 'add_key_figure' : 'add_figure';
  return (
    <details className="add-figure" open={found !== undefined || undefined}>
      <summary>Ajouter un indicateur existant</summary>
      <Finder
        name={part}
        label="Code ou mot du libellé"
        intent={`find_figure:${part}`}
        button="Chercher"
        text={found?.text}
      />
      {found?.found.length === 0 && (
        <p role="status">Aucun indicateur ne répond à «&nbsp;{found.text}&nbsp;». Essayez un seul mot, ou son code.</p>
      )}
      <ul className="plain-list">
        {found?.found.map(({ code, label, unitLabel }) => (
          <li key={code} className="row">
            <span>
              {label} <span className="quiet-text">{[code, unitLabel].filter(Boolean).join(' ·\u00a0')}</span>
            </span>
            <button type="submit" name="intent" value={`${intent}:${code}`} className="quiet">
              Ajouter<span className="visually-hidden"> {label}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
