import { Link } from 'react-router';
import { printCount, printInstant } from '../../kernel/french.ts';
import { objectHref, verbLabel } from '../audit-words.ts';
import { type FieldChange, fieldChanges } from '../field-changes.ts';
import './identity.css';

export interface TrailLine {
  at: Date | string;
  personName: string | null;
  verb: string;
  objectKind: string;
  objectId: string;
  before: unknown;
  after: unknown;
  reason: string | null;
}

/** At the foot of the page of an object, for those who may read its history; closed until it is asked for. */
export function ObjectHistory({ lines }: { lines: TrailLine[] }) {
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

/** What happened, latest first: when, who, what, before and after, why. */
export function AuditTrail({ lines, linked = false }: { lines: TrailLine[]; linked?: boolean }) {
  return (
    <ol className="trail">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the journal is only ever read, in its order.
        <li key={index}>
          <p className="trail-head">
            <strong>{linked ? <ObjectLink line={line} /> : verbLabel(line.verb)}</strong>
            <span className="quiet-text">
              {printInstant(line.at)}, {line.personName ?? 'en ligne de commande'}
            </span>
          </p>
          <Changes changes={fieldChanges(line.before, line.after)} />
          {line.reason && <p className="trail-reason">Motif&nbsp;: {line.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

function ObjectLink({ line }: { line: TrailLine }) {
  const href = objectHref(line);
  return href ? <Link to={href}>{verbLabel(line.verb)}</Link> : verbLabel(line.verb);
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
            {before !== undefined && after !== undefined && ' '}
            {after !== undefined && <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
