import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
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
  if (toVisit === 0) return <p className="quiet-text">Liste vide.</p>;
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
export function CoverageTable(props: { title: string; first: string; seenLabel?: string; rows: Coverage[] }) {
  const { title, first, seenLabel = 'dont vus', rows } = props;
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
              {seenLabel}
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

interface ListedTour {
  id: string;
  title: string;
  organisation: string;
  startsOn: string;
  endsOn: string | null;
  closed: boolean;
  generated: boolean;
}

/** Tours, each with its days and how far it is; of places as of views to photograph again. */
export const CampaignList = <C extends ListedTour>(props: {
  campaigns: C[];
  at: string;
  progress: (campaign: C) => ReactNode;
}) => (
  <ul className="plain-list campaigns">
    {props.campaigns.map((campaign) => (
      <li key={campaign.id}>
        <h2>
          <Link to={`${props.at}/${campaign.id}`}>{campaign.title}</Link>
          {campaign.closed && <span className="badge tone-quiet">Close</span>}
          {campaign.generated && <GeneratedBadge />}
        </h2>
        <p className="quiet-text">
          {campaign.organisation}, {when(campaign)}
        </p>
        {props.progress(campaign)}
      </li>
    ))}
  </ul>
);
