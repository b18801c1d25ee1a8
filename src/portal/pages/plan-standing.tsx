import { Link } from 'react-router';
import type { PlanFigure } from '../../indicator/index.ts';
import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { tellScore } from '../../programme/commitment/commitment-counts.ts';
import type { Commitment } from '../../programme/index.ts';
import { ActionLines } from '../../programme/pages/parts.tsx';
import { outcomeLabels, outcomeTones } from '../../programme/words.ts';
import { Share } from '../../web/components/share.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readPlanStanding } from '../plan/read-plan-standing.ts';
import type { Route } from './+types/plan-standing';
import { StandingBadge } from './standing-badge.tsx';
import './plan-standing.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readPlanStanding(contextOf(context), params.slug));

type Loaded = Route.ComponentProps['loaderData'];

/** Where a plan stands, on one page that can be printed; each number leads to what it counts. */
export default function PlanStanding({ loaderData }: Route.ComponentProps) {
  const { plan, total, commitments, figures } = loaderData;
  const name = plan.acronym ?? plan.title;
  const nothing = total === 0 && commitments.length === 0 && figures.length === 0;
  return (
    <div className="page">
      <title>{`Où en est-on ? ${name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/plans">Plans</Link> › <Link to={`/plans/${plan.slug}`}>{name}</Link>
      </p>
      <h1>Où en est-on{'\u202f'}?</h1>
      <p className="lead">{plan.title}</p>
      {nothing ? (
        <EmptyState title="Rien à suivre pour l’instant">
          <p>L’avancement des actions, les engagements des rapports et les chiffres du plan paraîtront ici.</p>
        </EmptyState>
      ) : (
        <>
          <Summary {...loaderData} />
          <LateActions {...loaderData} />
          <Kept {...loaderData} />
          <Figures figures={figures} />
        </>
      )}
    </div>
  );
}

function Summary({ progress, total, late, score, commitments, figures }: Loaded) {
  const compared = figures.filter(({ standing }) => standing !== 'unknown');
  const onCourse = compared.filter(({ standing }) => standing !== 'behind');
  return (
    <ul className="standing-summary">
      {total > 0 && (
        <li>
          <strong>{progress.percent === null ? '–' : `${progress.percent}\u202f%`}</strong>
          <a href="#actions">
            d’avancement pour {printCount(total, 'action')}
            {late > 0 && `, dont ${late} en retard`}
          </a>
        </li>
      )}
      {commitments.length > 0 && (
        <li>
          <strong>{score.keptPercent === null ? '–' : `${score.keptPercent}\u202f%`}</strong>
          <a href="#engagements">des engagements échus ont été tenus</a>
        </li>
      )}
      {compared.length > 0 && (
        <li>
          <strong>{onCourse.length}</strong>
          <a href="#chiffres">
            sur {printCount(compared.length, 'chiffre comparable', 'chiffres comparables')} à la cible ou sur la
            trajectoire
          </a>
        </li>
      )}
    </ul>
  );
}

function LateActions({ plan, total, lateActions }: Loaded) {
  if (total === 0) return null;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">Actions en retard</h2>
      {lateActions.length === 0 ? (
        <p>Aucune action n’est en retard.</p>
      ) : (
        <ActionLines lines={lateActions} caption="Actions en retard" />
      )}
      <p>
        <Link to={`/plans/${plan.slug}`}>Toutes les actions du plan</Link>
      </p>
    </section>
  );
}

function Kept({ plan, commitments, score }: Loaded) {
  if (commitments.length === 0) return null;
  const byYear = [...Map.groupBy(commitments, ({ dueYear }) => dueYear)];
  return (
    <section aria-labelledby="engagements">
      <h2 id="engagements">Engagements pris dans les rapports</h2>
      <ul className="standing-counts">
        {tellScore(score).map(({ label, count, tone }) => (
          <li key={label}>
            <span className={`badge tone-${tone}`}>{label}</span> {count}
          </li>
        ))}
      </ul>
      {plan.published && (
        <Share at={`/plans/${plan.slug}/engagements`} title={`Ce que sont devenus les engagements, ${plan.title}`} />
      )}
      {byYear.map(([year, lines], at) => (
        <details key={year} open={at === 0}>
          <summary>
            Pour {year} <span className="quiet-text">({printCount(lines.length, 'engagement')})</span>
          </summary>
          <ul className="standing-commitments">
            {lines.map((commitment) => (
              <CommitmentLine key={commitment.id} commitment={commitment} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function CommitmentLine({ commitment: { id, sentence, action, answer } }: { commitment: Commitment }) {
  return (
    <li>
      <p>
        <Link to={`/engagements/${id}`}>{typeset(sentence)}</Link>{' '}
        {action && (
          <Link to={`/actions/${action.id}`} className="quiet-text">
            {action.number ? `action ${action.number}` : action.title}
          </Link>
        )}
      </p>
      {answer && (
        <p>
          <span className={`badge tone-${outcomeTones[answer.outcome]}`}>{outcomeLabels[answer.outcome]}</span>{' '}
          {typeset(answer.sentence)}
        </p>
      )}
    </li>
  );
}

const targetedFirst = (figures: PlanFigure[]) => figures.toSorted((a, b) => Number(!a.target) - Number(!b.target));

function Figures({ figures }: { figures: PlanFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Chiffres du plan</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Dernier chiffre publié de chaque indicateur, et sa cible</caption>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            <th scope="col">Dernier chiffre</th>
            <th scope="col">Cible</th>
            <th scope="col">Où en est-on</th>
          </tr>
        </thead>
        <tbody>
          {targetedFirst(figures).map(({ indicatorId, label, printed, periodLabel, change, target, standing }) => (
            <tr key={indicatorId}>
              <th scope="row">
                <Link to={`/indicateurs/${indicatorId}`}>{label}</Link>
              </th>
              <td data-label="Dernier chiffre">
                {printed} <span className="quiet-text">{[periodLabel, change].filter(Boolean).join(', ')}</span>
              </td>
              <td data-label="Cible">
                {target ? `${target.printed} en ${target.year}` : <span className="quiet-text">–</span>}
              </td>
              <td data-label="Où en est-on">
                {target ? <StandingBadge standing={standing} /> : <span className="quiet-text">sans cible</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
