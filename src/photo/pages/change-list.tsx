import { Link } from 'react-router';
import { capitalised, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import type { Change } from '../index.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { ViewpointData } from './viewpoint.tsx';

/** What was read in the photographs, and the readings that were corrected since. */
export function Changes({ data: { viewpoint, changes, corrected, mayRead } }: { data: ViewpointData }) {
  if (changes.length === 0 && corrected.length === 0) return null;
  const at = `/photographies/${viewpoint.id}/changements`;
  return (
    <section aria-labelledby="changements">
      <h2 id="changements">Ce qui a changé</h2>
      <ChangeTable changes={changes} correctAt={mayRead ? at : null} />
      {corrected.length > 0 && (
        <details className="withdrawn">
          <summary>Lectures corrigées depuis ({corrected.length})</summary>
          <ChangeTable changes={corrected} correctAt={null} />
        </details>
      )}
      <p className="quiet-text">Mots de la dynamique des paysages du CNIG, schéma Paysages 1.0.0.</p>
    </section>
  );
}

const ChangeTable = ({ changes, correctAt }: { changes: Change[]; correctAt: string | null }) => (
  <table className="table-rows change-table">
    <caption className="visually-hidden">Changements lus</caption>
    <ColumnHeads labels={['Quoi', 'Comment', 'Photographies', 'Lu']} />
    <tbody>
      {changes.map((change) => (
        <tr key={change.id}>
          <td>
            <div>
              <strong>{capitalised(change.objectLabel)}</strong> {change.generated && <GeneratedBadge />}
              {change.description && <p>{typeset(change.description)}</p>}
              <Linked change={change} />
            </div>
          </td>
          <td data-label="Comment">
            <span className="change-nature">
              <span aria-hidden="true">{marks[change.nature] ?? '·'}</span> {change.natureLabel}
            </span>
          </td>
          <td data-label="Photographies">
            {printShotDay(change.before)} – {printShotDay(change.after)}
          </td>
          <td data-label="Lu">
            <span>
              {printDate(change.readOn)}
              {change.reader && `, ${change.reader}`}
              {change.reason && (
                <span className="watch-note">
                  Corrige{'\u00a0'}: {typeset(change.reason)}
                </span>
              )}
              {correctAt && (
                <Link className="change-correct" to={`${correctAt}?corriger=${change.id}`}>
                  Corriger<span className="visually-hidden"> la lecture, {change.objectLabel}</span>
                </Link>
              )}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const marks: Record<string, string> = {
  apparition: '✛',
  augmentation: '↗',
  diminution: '↘',
  disparition: '✕',
  stabilisation: '→',
};

function Linked({ change: { actors, factorLabel, project, site } }: { change: Change }) {
  if (!actors && !factorLabel && !project && !site) return null;
  return (
    <p className="quiet-text linked">
      {actors && (
        <span>
          Acteurs{'\u00a0'}: {typeset(actors)}
        </span>
      )}
      {factorLabel && (
        <span>
          Facteur{'\u00a0'}: {factorLabel}
        </span>
      )}
      {project && <Link to={`/veille/projets/${project.id}`}>{typeset(project.name)}</Link>}
      {site && <Link to={`/sites/${site.id}`}>{typeset(site.name)}</Link>}
    </p>
  );
}
