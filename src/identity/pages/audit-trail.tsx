import { printInstant } from '../../kernel/french.ts';
import { type FieldChange, fieldChanges, verbLabel } from '../audit-words.ts';
import './identity.css';

export interface TrailLine {
  at: Date | string;
  personName: string | null;
  verb: string;
  before: unknown;
  after: unknown;
  reason: string | null;
}

/** What happened to an object, latest first: when, who, what, before and after, why. Any slice's page may show it. */
export function AuditTrail({ lines }: { lines: TrailLine[] }) {
  if (lines.length === 0) return <p className="quiet-text">Aucun changement n’est inscrit au journal.</p>;
  return (
    <ol className="trail">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the journal is only ever read, in its order.
        <li key={index}>
          <p className="trail-head">
            <strong>{verbLabel(line.verb)}</strong>
            <span className="quiet-text">
              {printInstant(line.at)}, {line.personName ?? 'en ligne de commande'}
            </span>
          </p>
          <Changes changes={fieldChanges(line.before, line.after)} />
          {line.reason && <p className="trail-reason">Motif : {line.reason}</p>}
        </li>
      ))}
    </ol>
  );
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
