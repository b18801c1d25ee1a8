import { Link } from 'react-router';
import { printCount, printInstant } from '../../kernel/french.ts';
import type { FieldChange } from '../field-changes.ts';
import type { NamedObject } from '../journal.ts';
import type { ToldChange } from '../tell-changes.ts';
import './identity.css';

/** At the foot of the page of an object, for those who may read its history; closed until it is asked for. */
export function ObjectHistory({ lines }: { lines: ToldChange[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="history">
      <summary>
        <h2>Historique</h2> <span className="quiet-text">{printCount(lines.length, 'changement')}</span>
      </summary>
      <AuditTrail lines={lines} />
    </details>
  );
}

/** What happened, latest first: to what where `objects` says so, when, who, before and after, why. */
export function AuditTrail({ lines, objects }: { lines: ToldChange[]; objects?: (NamedObject | null)[] }) {
  return (
    <ol className="trail">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the journal is only ever read, in its order.
        <li key={index}>
          {objects && (
            <p className="trail-object">
              <ObjectName object={objects[index] ?? null} />
            </p>
          )}
          <p className="trail-head">
            {objects ? <span>{line.event}</span> : <strong>{line.event}</strong>}
            <span className="quiet-text">
              {printInstant(line.at)}, {line.person ?? 'en ligne de commande'}
            </span>
          </p>
          <Changes changes={line.changes} />
          {line.reason && <p className="trail-reason">Motif&nbsp;: {line.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

function ObjectName({ object }: { object: NamedObject | null }) {
  if (!object) return <span className="quiet-text">Objet retiré depuis</span>;
  return object.href ? <Link to={object.href}>{object.name}</Link> : object.name;
}

function Changes({ changes }: { changes: FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="trail-changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            {before !== undefined && <del>{before}</del>}
            {before !== undefined && after !== undefined && ' → '}
            {after !== undefined && <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
