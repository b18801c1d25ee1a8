import { Link } from 'react-router';
import { tellChanges } from '../../identity/index.ts';
import { ObjectHistory } from '../../identity/pages/audit-trail.tsx';
import { printCount, printDate } from '../../kernel/french.ts';
import { EasyRead } from '../../web/components/easy-read.tsx';
import { Follow } from '../../web/components/follow.tsx';
import { Share } from '../../web/components/share.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readPlan } from '../index.ts';
import { type PlanBranch, readActionFilter } from '../plan/arrange-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Route } from './+types/plan';
import { ActionFilters, ActionLines, ProgressBar, ProgressSteps, StageCounts } from './parts.tsx';
import './programme.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const filter = readActionFilter(new URL(request.url).searchParams);
  return reading(request, async () => {
    const world = contextOf(context);
    const { history, ...plan } = await readPlan(world, params.slug, filter);
    return { filter, ...plan, history: await tellChanges(world, history) };
  });
}

export default function PlanPage({ loaderData }: Route.ComponentProps) {
  const { plan, mayEdit, history, progress, late, stages, shown, total, branches, loose, filter } = loaderData;
  const filtering = shown < total;
  return (
    <div className="page">
      <title>{`${plan.acronym ?? plan.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/plans">Plans</Link> › {plan.acronym ?? plan.kind}
      </p>
      <h1>{plan.title}</h1>
      {plan.summary && <p className="lead">{plan.summary}</p>}
      <p className="quiet-text">
        {dates(plan)}
        {plan.published && (
          <>
            {' · '}
            <Follow at={`/plans/${plan.slug}/nouveautes`}>Suivre ce plan</Follow>
          </>
        )}
      </p>
      <EasyRead text={plan.easyRead} />
      {mayEdit && (
        <p className="row">
          <Link to={`/travail/plans/${plan.id}/modifier`} className="button">
            Modifier le plan
          </Link>
          <Link to={`/travail/actions/nouvelle?organisation=${plan.organisationId}`} className="button">
            Ajouter une action
          </Link>
        </p>
      )}
      {total > 0 && (
        <section className="overview" aria-label="Avancement du plan">
          <p className="overview-figure">
            {progress.percent ?? '–'}
            {progress.percent !== null && <span>{'\u202f%'}</span>}
          </p>
          <p className="overview-words">
            d’avancement pour {printCount(total, 'action')}
            {late > 0 && (
              <>
                {', dont '}
                <Link to="?retard=oui" className="late">
                  {late} en retard
                </Link>
              </>
            )}
          </p>
          <StageCounts stages={stages} />
          {plan.published && <Share at={`/plans/${plan.slug}/etapes`} title={`Actions par étape, ${plan.title}`} />}
          <ProgressSteps steps={progress.steps} />
          <p>
            <Link to={`/plans/${plan.slug}/avancement`}>Où en est-on{'\u202f'}? Engagements et chiffres du plan</Link>
          </p>
        </section>
      )}
      {total > 0 && <ActionFilters filter={filter} />}
      {filtering && (
        <p role="status">
          {printCount(shown, 'action')} sur {total}. <Link to={`/plans/${plan.slug}`}>Tout montrer</Link>
        </p>
      )}
      {total === 0 && branches.length === 0 && (
        <EmptyState title="Ce plan n’a pas encore d’action">
          <p>Ses objectifs et ses actions paraîtront ici, avec leur avancement.</p>
        </EmptyState>
      )}
      {branches.map((branch) => (
        <Branch key={branch.id} branch={branch} level={2} open={openTo(filtering, total)} />
      ))}
      {loose.length > 0 && branches.length > 0 && <h2>Hors objectif</h2>}
      <ActionLines lines={loose} caption="Actions du plan hors de ses objectifs" />
      <ObjectHistory lines={history} />
    </div>
  );
}

const dates = (plan: Plan): string =>
  [
    plan.kind,
    plan.startsOn && plan.endsOn && `de ${plan.startsOn.slice(0, 4)} à ${plan.endsOn.slice(0, 4)}`,
    plan.adoptedOn && `adopté le ${printDate(plan.adoptedOn)}`,
    !plan.published && 'non publié',
  ]
    .filter(Boolean)
    .join(', ');

/** Levels of objectives unfolded: all of them, or in a long plan enough to see its parts. */
const openTo = (filtering: boolean, total: number): number => (filtering || total <= 60 ? Number.POSITIVE_INFINITY : 2);

function Branch({ branch, level, open }: { branch: PlanBranch; level: number; open: number }) {
  const Heading = `h${Math.min(level, 6)}` as 'h2';
  const name = branch.number ? `${branch.number}. ${branch.title}` : branch.title;
  const head = (
    <>
      <Heading>{name}</Heading>
      <span className="branch-facts">
        {branch.late > 0 && <span className="late">{branch.late} en retard</span>}
        <span className="quiet-text">
          {branch.actions > 0 ? printCount(branch.actions, 'action') : 'aucune action'}
        </span>
        {branch.actions > 0 && <ProgressBar percent={branch.progress.percent} />}
      </span>
    </>
  );
  if (branch.lines.length === 0 && branch.branches.length === 0)
    return <div className="branch branch-head">{head}</div>;
  return (
    <details className="branch" open={level <= open}>
      <summary className="branch-head">{head}</summary>
      <ActionLines lines={branch.lines} caption={`Actions de l’objectif ${name}`} />
      {branch.branches.map((child) => (
        <Branch key={child.id} branch={child} level={level + 1} open={open} />
      ))}
    </details>
  );
}
