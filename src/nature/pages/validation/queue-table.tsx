import { Link } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import type { QueuedRecord } from '../../index.ts';
import type { Stage } from '../../validation/decision.ts';
import { printCounted } from '../../visit/visit.ts';

interface Props {
  records: QueuedRecord[];
  levels: Record<string, string>;
  stage: Stage;
  /** How a ticked record is sent. */
  keyOf(record: QueuedRecord): string;
  tickAll(ticked: boolean): void;
}

export const QueueTable = ({ records, levels, stage, keyOf, tickAll }: Props) => (
  <div className="table-scroll">
    <table className="table-rows queue">
      <caption className="visually-hidden">{printCount(records.length, 'donnée')} à décider</caption>
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label="Choisir toutes les données de la page"
              onChange={({ target }) => tickAll(target.checked)}
            />
          </th>
          <th scope="col">Donnée</th>
          <th scope="col">Lieu</th>
          <th scope="col" className="number">
            Nombre
          </th>
          <th scope="col">Observateurs</th>
          <th scope="col">Signalements</th>
          <th scope="col">Jeu de données</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={keyOf(record)}>
            <td>
              <label>
                <input type="checkbox" name="record" value={keyOf(record)} />
                <span className="visually-hidden">
                  Choisir {nameOf(record)}, {printDate(record.dateFrom)}
                </span>
              </label>
            </td>
            <td data-label="Donnée">
              <span>
                <Link to={`/nature/donnees/${record.id}/validation`}>{nameOf(record)}</Link>
                {record.taxon && record.taxon !== nameOf(record) && <i className="nature-note">{record.taxon}</i>}
                <span className="nature-note">{datesOf(record)}</span>
                {record.status === 'No' && <span className="badge tone-slate">Non observé</span>}
                {stage === 'partner' && <span className="badge tone-quiet">{levels[String(record.validation)]}</span>}
              </span>
            </td>
            <td data-label="Lieu">{record.place}</td>
            <td data-label="Nombre" className="number">
              {printCounted(record) || '–'}
            </td>
            <td data-label="Observateurs">{record.observers.join(', ') || '–'}</td>
            <td data-label="Signalements" className={isSaid(record) ? undefined : 'nothing'}>
              <Said record={record} />
            </td>
            <td data-label="Jeu de données">
              {record.dataset} {record.generated && <GeneratedBadge />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const isSaid = ({ findings, asked, answered, comment }: QueuedRecord): boolean =>
  findings.length + asked + answered > 0 || comment !== '';

/** What rules say, and what was asked. */
function Said({ record }: { record: QueuedRecord }) {
  const { findings, asked, answered, comment } = record;
  if (!isSaid(record)) return '–';
  return (
    <ul className="plain-list queue-said">
      {findings.map(({ rule, sentence }) => (
        <li key={rule}>
          <span aria-hidden="true" className="tone-amber">
            ▲
          </span>{' '}
          {sentence}
        </li>
      ))}
      {answered > 0 && <li className="badge tone-accent">Réponse à lire</li>}
      {asked > 0 && <li className="badge tone-quiet">Question posée</li>}
      {comment && <li className="quiet-text">« {comment} »</li>}
    </ul>
  );
}

export const nameOf = ({ vernacular, nameCited }: Pick<QueuedRecord, 'vernacular' | 'nameCited'>): string =>
  vernacular || nameCited;

export const datesOf = ({ dateFrom, dateTo }: Pick<QueuedRecord, 'dateFrom' | 'dateTo'>): string =>
  dateFrom === dateTo ? printDate(dateFrom) : `du ${printDate(dateFrom)} au ${printDate(dateTo)}`;
