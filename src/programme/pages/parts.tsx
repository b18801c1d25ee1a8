import { Form, Link } from 'react-router';
import { Field } from '../../web/components/form.tsx';
import type { ActionFilter, ActionLine } from '../plan/arrange-plan.ts';
import { type Stage, stageLabels, stages, stageTones } from '../words.ts';

export function StageBadge({ stage }: { stage: Stage }) {
  return <span className={`badge tone-${stageTones[stage]}`}>{stageLabels[stage]}</span>;
}

export function ProgressBar({ percent }: { percent: number | null }) {
  if (percent === null) return <span className="quiet-text">sans objet</span>;
  return (
    <span className="progress">
      <span className="progress-track" aria-hidden="true">
        <span className="progress-done" style={{ width: `${percent}%` }} />
      </span>
      <span className="progress-value">
        {percent}
        {'\u202f%'}
      </span>
    </span>
  );
}

/** How many actions stand at each stage, drawn and told; each count leads to its actions. */
export function StageCounts({ stages }: { stages: { stage: Stage; count: number }[] }) {
  return (
    <div className="stage-counts">
      <div className="stage-bar" aria-hidden="true">
        {stages.map(({ stage, count }) => (
          <span key={stage} className={`tone-${stageTones[stage]} stage-${stage}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="plain-list">
        {stages.map(({ stage, count }) => (
          <li key={stage}>
            <Link to={`?etape=${stage}`}>
              <span className={`stage-mark tone-${stageTones[stage]} stage-${stage}`} aria-hidden="true" />
              {stageLabels[stage]} <strong>{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The reasoning behind a progress, folded. */
export function ProgressSteps({ steps }: { steps: string[] }) {
  return (
    <details>
      <summary className="quiet-text">Comment est-ce calculé{'\u202f?'}</summary>
      <ul className="quiet-text">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </details>
  );
}

export function ActionFilters({ filter, kept = {} }: { filter: ActionFilter; kept?: Record<string, string> }) {
  return (
    <Form method="get" className="filters" role="search">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field label="Chercher une action">
        {(ids) => <input {...ids} type="search" name="texte" defaultValue={filter.text} />}
      </Field>
      <Field label="Étape">
        {(ids) => (
          <select {...ids} name="etape" defaultValue={filter.stage ?? ''}>
            <option value="">Toutes</option>
            {stages.map((stage) => (
              <option key={stage} value={stage}>
                {stageLabels[stage]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check">
        <input type="checkbox" name="retard" value="oui" defaultChecked={filter.late} /> En retard seulement
      </label>
      <button type="submit">Filtrer</button>
    </Form>
  );
}

export function ActionLines({ lines, caption }: { lines: ActionLine[]; caption: string }) {
  if (lines.length === 0) return null;
  return (
    <table className="lines">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">N°</th>
          <th scope="col">Action</th>
          <th scope="col">Service pilote</th>
          <th scope="col">Étape</th>
          <th scope="col">Avancement</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="line-number">{line.number}</td>
            <td className="line-title">
              <span>
                <Link to={`/actions/${line.id}`}>{line.title}</Link>
                {line.late && (
                  <>
                    <br />
                    <span className="late">
                      En retard{'\u00a0'}: {line.late}
                    </span>
                  </>
                )}
              </span>
            </td>
            <td className="line-service">{line.service ?? '–'}</td>
            <td className="line-stage">
              <StageBadge stage={line.stage} />
            </td>
            <td className="line-progress">
              <ProgressBar percent={line.percent} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
