import './column-choices.css';

interface ReadColumn {
  name: string;
  /** Its first value in the file. */
  sample: string;
  /** What it is taken for now. */
  chosen: string;
}

/** The columns of a file that somebody sent, each with its first value and what it may be: sent as `col:NAME`. */
export const ColumnChoices = ({ columns, says }: { columns: ReadColumn[]; says: (readonly [string, string])[] }) => (
  <table className="table-rows column-choices">
    <caption className="visually-hidden">Colonnes du fichier et ce qu’elles contiennent</caption>
    <thead>
      <tr>
        <th scope="col">Dans le fichier</th>
        <th scope="col">Première valeur</th>
        <th scope="col">C’est</th>
      </tr>
    </thead>
    <tbody>
      {columns.map(({ name, sample, chosen }) => (
        <tr key={name}>
          <td data-label="Dans le fichier">{name}</td>
          <td data-label="Première valeur">{cut(sample) || '–'}</td>
          <td data-label="C’est">
            <select name={`col:${name}`} defaultValue={chosen} aria-label={`La colonne ${name} est`}>
              {says.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const shown = 80;
const cut = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text);
