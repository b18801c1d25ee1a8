import { printCount, printDate } from '../../kernel/french.ts';
import type { Coverage } from '../campaign/coverage.rule.ts';

interface Covered {
  toVisit: number;
  visited: number;
  statedVisited?: number | null;
  statedSource?: string;
}

/** "12 visités sur 40", with its bar; of an old tour, what a report says. */
export function Progress({ toVisit, visited, statedVisited = null, statedSource = '' }: Covered) {
  if (statedVisited !== null)
    return (
      <p>
        {printCount(statedVisited, 'site visité', 'sites visités')} selon {statedSource}. Les relevés eux-mêmes ne sont
        pas dans Carreau.
      </p>
    );
  return (
    <p className="coverage">
      <progress value={visited} max={Math.max(1, toVisit)} aria-label="Part de la liste visitée" />
      <span>
        {printCount(visited, 'site visité', 'sites visités')} sur {toVisit}
      </span>
    </p>
  );
}

/** What of a list was visited, by commune or by type. */
export function CoverageTable({ title, first, rows }: { title: string; first: string; rows: Coverage[] }) {
  return (
    <div className="table-scroll">
      <table className="coverage-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="number">
              À visiter
            </th>
            <th scope="col" className="number">
              Visités
            </th>
            <th scope="col" className="number">
              dont vus
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, toVisit, visited, seen }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{toVisit}</td>
              <td className="number">{visited}</td>
              <td className="number">{seen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "du 1er mars au 4 avril 2026", "depuis le 1er mars 2026" */
export const when = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string =>
  endsOn ? `du ${printDate(startsOn)} au ${printDate(endsOn)}` : `depuis le ${printDate(startsOn)}`;
