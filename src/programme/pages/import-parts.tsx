import { ColumnChoices } from '../../web/components/column-choices.tsx';
import { actionColumns, columnKeys, type Mapping } from '../spreadsheet/action-columns.ts';
import type { CellChange } from '../spreadsheet/changed-action.ts';

const columnSays: [string, string][] = [
  ['', '(laissée de côté)'],
  ...columnKeys.map((key): [string, string] => [key, actionColumns[key].label]),
];

/** What each column of the file is, and what becomes of rows whose number is taken. */
export function Columns(props: { header: string[]; mapping: Mapping; sample: string[][]; update: boolean }) {
  const { header, mapping, sample, update } = props;
  return (
    <form method="get" className="stack">
      <h2 id="colonnes">Les colonnes</h2>
      <ColumnChoices
        columns={header.map((name, index) => ({
          name,
          sample: sample[0]?.[index] ?? '',
          chosen: mapping[name] ?? '',
        }))}
        says={columnSays}
      />
      <fieldset className="entry-rows choices">
        <legend>Les lignes dont le numéro est celui d’une action qui existe</legend>
        <label className="check">
          <input type="radio" name="existantes" value="refuser" defaultChecked={!update} /> sont refusées{'\u00a0'}: le
          fichier ne fait que créer
        </label>
        <label className="check">
          <input type="radio" name="existantes" value="modifier" defaultChecked={update} /> mettent à jour cette action
          {'\u00a0'}: une cellule vide laisse ce qui est écrit
        </label>
      </fieldset>
      <div>
        <button type="submit">Vérifier avec ces choix</button>
      </div>
    </form>
  );
}

interface ShownChange {
  number: string;
  title: string;
  line: number;
  cells: CellChange[];
}

/** The actions that the file changes, cell by cell. */
export function Changes({ changes, changed }: { changes: ShownChange[]; changed: number }) {
  return (
    <section>
      <h2>Ce qui change</h2>
      {changed > changes.length && <p>Les {changes.length} premières actions modifiées.</p>}
      <ol className="plain-list changes">
        {changes.map(({ number, title, line, cells }) => (
          <li key={number}>
            <h3>
              {number}. {title} <span className="quiet-text">ligne {line}</span>
            </h3>
            <dl className="facts">
              {cells.map(({ column, before, after }) => [
                <dt key={column}>{actionColumns[column].label}</dt>,
                <dd key={`${column} change`}>
                  {before && (
                    <>
                      <del>{cut(before, 300)}</del>
                      <br />
                    </>
                  )}
                  <ins>{cut(after, 300)}</ins>
                </dd>,
              ])}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text);
