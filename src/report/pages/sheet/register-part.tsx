import { Link } from 'react-router';
import { printCount } from '../../../kernel/french.ts';
import { typeset } from '../../../kernel/typeset.ts';
import type { ParagraphView, RegisterRowView, RegisterView } from '../../sheet/sheet-view.ts';
import { rowFields, rowName, shownRow } from '../../sheet/typed-register.ts';

interface Props {
  block: string;
  table: RegisterView | undefined;
  editable: boolean;
  kept: Record<string, string>;
}

/** What the register holds on the subject: each line is taken or left, answered where the report asks, completed. */
export function RegisterPart({ block, table, editable, kept }: Props) {
  if (!table || table.rows.length === 0)
    return <p className="quiet-text">Le registre ne tient rien à ce sujet. Complétez-le, ou dites-le dans le texte.</p>;
  const taken = table.rows.filter((row) => row.taken).length;
  return (
    <>
      {table.summary && <p>{typeset(table.summary)}</p>}
      <p className="quiet-text">
        {taken} sur {printCount(table.rows.length, 'ligne')} dans le rapport. Lu à l’instant dans le registre{'\u00a0'}:
        une erreur se corrige là-bas.
      </p>
      {editable && taken < table.rows.length && (
        <button type="submit" name="intent" value={`take_all:${block}`} className="quiet flush">
          Prendre toutes les lignes
        </button>
      )}
      {editable ? (
        <Rows rows={table.rows} {...{ block, table, editable, kept }} />
      ) : (
        <ReadRows {...{ block, table, editable, kept }} />
      )}
    </>
  );
}

type TableProps = Props & { table: RegisterView };

const Rows = ({ rows, ...props }: TableProps & { rows: RegisterRowView[] }) => (
  <ul className="register-rows">
    {rows.map((row) => (
      <li key={row.key} data-taken={row.taken}>
        <Row row={row} {...props} />
      </li>
    ))}
  </ul>
);

/** Who reads looks first for what is in the report; the rest is one click away. */
function ReadRows(props: TableProps) {
  const left = props.table.rows.filter((row) => !row.taken);
  return (
    <>
      <Rows rows={props.table.rows.filter((row) => row.taken)} {...props} />
      {left.length > 0 && (
        <details>
          <summary>{printCount(left.length, 'ligne hors du rapport', 'lignes hors du rapport')}</summary>
          <Rows rows={left} {...props} />
        </details>
      )}
    </>
  );
}

type RowProps = TableProps & { row: RegisterRowView };

function Row({ block, table, row, editable, kept }: RowProps) {
  const name = rowName(block, row.key);
  const [first = '', ...others] = row.cells;
  return (
    <>
      {editable ? (
        <label className="register-name">
          <input type="hidden" name={rowFields.shown + name} value={shownRow(row)} />
          <input type="checkbox" name={rowFields.taken + name} defaultChecked={row.taken} />
          <strong>{typeset(first)}</strong>
        </label>
      ) : (
        <p className="register-name">
          <strong>{typeset(first)}</strong>
        </p>
      )}
      <dl className="register-cells">
        {others.map((cell, index) =>
          cell === '' ? null : (
            <div key={table.columns[index + 1]}>
              <dt>{table.columns[index + 1]}</dt>
              <dd>{typeset(cell)}</dd>
            </div>
          ),
        )}
      </dl>
      <div className="register-source">
        <Link to={row.href}>Registre, {row.day}</Link>
        {!row.open && <span className="badge tone-amber">Interne</span>}
        {editable && <Completing {...{ name, table, row, kept }} />}
      </div>
      {!editable && <Completed table={table} row={row} />}
    </>
  );
}

interface CompletingProps {
  name: string;
  table: RegisterView;
  row: RegisterRowView;
  kept: Record<string, string>;
}

function Completing({ name, table: { asks }, row, kept }: CompletingProps) {
  const [choice, note] = [rowFields.choice + name, rowFields.note + name];
  const [about = ''] = row.cells;
  return (
    <>
      {asks && (
        <label>
          <span>
            {asks.label}
            <span className="visually-hidden"> de {about}</span>
          </span>
          <select name={choice} defaultValue={kept[choice] ?? row.choice}>
            <option value="">À répondre…</option>
            {asks.choices.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      <details open={(kept[note] ?? row.note) !== ''}>
        <summary>
          Compléter<span className="visually-hidden"> {about}</span>
        </summary>
        <textarea
          name={note}
          rows={2}
          maxLength={1000}
          aria-label={`Précision sur ${about}`}
          defaultValue={kept[note] ?? row.note}
        />
      </details>
    </>
  );
}

const Completed = ({ table: { asks }, row }: { table: RegisterView; row: RegisterRowView }) => (
  <>
    {asks && row.choice && (
      <p>
        {asks.label}
        {'\u00a0'}: {row.choice}
      </p>
    )}
    {row.note && <p>{typeset(row.note)}</p>}
  </>
);

/** The paragraph of the Committee's decision that the sheet answers. */
export function ParagraphPart({ paragraph }: { paragraph: ParagraphView | null }) {
  if (!paragraph) return <p className="quiet-text">Cette fiche ne répond à aucun paragraphe.</p>;
  const { decisionId, reference, number, text } = paragraph;
  return (
    <blockquote className="answered-paragraph">
      {text === null ? (
        <p className="tone-amber">La décision n’a plus de paragraphe {number}.</p>
      ) : (
        <p className="committee-text">{typeset(text)}</p>
      )}
      <footer className="quiet-text">
        <Link to={`/veille/comite/${decisionId}`}>Décision {reference}</Link>, paragraphe {number}
      </footer>
    </blockquote>
  );
}
