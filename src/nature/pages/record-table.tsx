import { Link } from 'react-router';
import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import type { ReadRecord } from '../index.ts';
import './nature.css';

interface Props {
  records: ReadRecord[];
  validation: Record<string, string>;
  /** All of one dataset, which the page names. */
  inOneDataset?: boolean;
}

/** Records as whoever reads may see them. */
export const RecordTable = ({ records, validation, inOneDataset = false }: Props) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">{printCount(records.length, 'donnée')}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Nom cité</th>
          <th scope="col" className="number">
            Nombre
          </th>
          <th scope="col">Lieu</th>
          <th scope="col">Observateurs</th>
          <th scope="col">Validation</th>
          {!inOneDataset && <th scope="col">Jeu de données</th>}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row" className="record-day">
              <Link to={`/nature/donnees/${record.id}`}>{dateOf(record)}</Link>
            </th>
            <td data-label="Nom cité">
              {record.cdRef ? (
                <Link to={`/nature/taxons/${record.cdRef}`}>{record.nameCited || 'sans nom'}</Link>
              ) : (
                record.nameCited
              )}{' '}
              {record.status === 'No' && <span className="badge tone-slate">Non observé</span>}
            </td>
            <td data-label="Nombre" className="number">
              {countOf(record)}
            </td>
            <td data-label="Lieu">{placeOf(record)}</td>
            <td data-label="Observateurs">{record.observers.join(', ') || '–'}</td>
            <td data-label="Validation">{validation[String(record.validation)]}</td>
            {!inOneDataset && (
              <td data-label="Jeu de données">
                <Link to={`/nature/jeux/${record.datasetId}`}>{record.dataset}</Link>{' '}
                {record.generated && <GeneratedBadge />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const dateOf = ({ dateFrom, dateTo }: Pick<ReadRecord, 'dateFrom' | 'dateTo'>): string =>
  dateFrom === dateTo ? printDate(dateFrom) : `du ${printDate(dateFrom)} au ${printDate(dateTo)}`;

function countOf({ countMin, countMax }: ReadRecord): string {
  if (countMin === null || countMax === null) return '–';
  const [low, high] = [countMin, countMax].map((count) => printNumber(String(count)));
  return low === high ? `${low}` : `${low} à ${high}`;
}

type Placed = Pick<ReadRecord, 'placeName' | 'commune' | 'communeCode' | 'meshCode' | 'departementCode' | 'placeKind'>;

export function placeOf(record: Placed): string {
  const { placeName, commune, communeCode, meshCode, departementCode, placeKind } = record;
  if (placeKind === 'mesh') return `maille ${meshCode}`;
  if (placeKind === 'departement') return `département ${departementCode}`;
  return (
    [placeName, commune ?? communeCode].filter(Boolean).join(', ') || (meshCode ? `maille ${meshCode}` : 'non dit')
  );
}
