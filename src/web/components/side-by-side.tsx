import type { Difference, Line } from '../../kernel/differences.ts';
import './side-by-side.css';

/** What somebody typed beside what was saved meanwhile, field by field. */
export function SideBySide({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return <p>Les deux textes disent la même chose.</p>;
  return (
    <table className="table-rows side-by-side">
      <caption>Ce qui diffère</caption>
      <thead>
        <tr>
          <th scope="col">Champ</th>
          <th scope="col">{mineLabel}</th>
          <th scope="col">{theirsLabel}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, mine, theirs }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td data-label={mineLabel}>
              <Text lines={mine} />
            </td>
            <td data-label={theirsLabel}>
              <Text lines={theirs} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const mineLabel = 'Votre texte (dans le formulaire)';
const theirsLabel = 'Texte en vigueur';

/** Lines that the other text has not are marked; a text of one line needs no mark. */
function Text({ lines }: { lines: Line[] }) {
  if (lines.length === 0) return <span className="quiet-text">(vide)</span>;
  return (
    <div className="compared-text">
      {lines.map(({ text, own }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text may say the same line twice.
        <div key={index}>{own && lines.length > 1 ? <mark>{text}</mark> : text}</div>
      ))}
    </div>
  );
}
