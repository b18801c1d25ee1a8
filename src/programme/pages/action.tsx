import { Link, redirect } from 'react-router';
import { tellChanges } from '../../identity/index.ts';
import { ObjectHistory } from '../../identity/pages/audit-trail.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import type { Action } from '../action/action.ts';
import { answerInput } from '../commitment/commitment.ts';
import { finaliteLabel } from '../finalite.ts';
import { goals } from '../goal.ts';
import { answerCommitment, attachFile, readAction, removeFile } from '../index.ts';
import { scopeLabels } from '../words.ts';
import type { Route } from './+types/action';
import { ActionFiles } from './action-files.tsx';
import { Funding, Milestones, Partners, Stages } from './action-parts.tsx';
import { Commitments } from './commitments.tsx';
import { ProgressBar, ProgressSteps, StageBadge } from './parts.tsx';
import './programme.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { history, ...page } = await readAction(world, params.id);
    return { ...page, history: await tellChanges(world, history) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const section = await carryOut(contextOf(context), params.id, form);
    return redirect(`/actions/${params.id}#${section}`);
  });
}

/** Does what the form asks; gives the section of the page to come back to. */
async function carryOut(context: RequestContext, actionId: string, form: FormData): Promise<string> {
  switch (form.get('intent')) {
    case 'attach':
      await attachFile(context, { actionId, ...(await sentFile(form)) });
      return 'fichiers';
    case 'remove':
      await removeFile(context, { actionId, fileId: String(form.get('file')) });
      return 'fichiers';
    default: {
      const outcome = answerInput.shape.outcome.catch('kept').parse(form.get('outcome'));
      const sentence = String(form.get('sentence') ?? '');
      await answerCommitment(context, { commitmentId: String(form.get('commitment')), outcome, sentence });
      return 'engagements';
    }
  }
}

export default function ActionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { action, progress, commitments, history, mayEdit, mayAnswer, today } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${action.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/plans">Plans</Link>
        {action.plans.map((plan) => (
          <span key={plan.id}>
            {' › '}
            <Link to={`/plans/${plan.slug}`}>{plan.acronym ?? plan.title}</Link>
          </span>
        ))}
        {` › Action ${action.number}`}
      </p>
      <h1>{action.title}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {action.summary && <p className="lead">{action.summary}</p>}
      <div className="row">
        <StageBadge stage={action.stage} />
        <ProgressBar percent={progress.percent} />
        {progress.late && (
          <span className="late">
            En retard{'\u00a0'}: {progress.late}
          </span>
        )}
        {mayEdit && (
          <Link to={`/travail/actions/${action.id}/modifier`} className="button">
            Modifier l’action
          </Link>
        )}
      </div>
      <ProgressSteps steps={progress.steps} />
      <div className="action-columns">
        <div className="action-main">
          {action.description && (
            <div className="prose action-text">
              {action.description.split(/\n\s*\n/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          )}
          <Commitments commitments={commitments} mayAnswer={mayAnswer} kept={refused?.kept} />
          <Milestones milestones={action.milestones} today={today} />
          <Funding lines={action.funding} />
          <Partners partners={action.partners} />
          <ActionFiles
            actionId={action.id}
            files={action.files}
            mayEdit={mayEdit}
            refused={refused?.kept.intent === 'attach'}
          />
          <Stages history={action.stageHistory} />
        </div>
        <Facts action={action} today={today} />
      </div>
      <ObjectHistory lines={history} />
    </div>
  );
}

function Facts({ action, today }: { action: Action; today: string }) {
  const { plans, territories, sites, indicators, related, links, finalites } = action;
  const facts: [string, React.ReactNode][] = [
    ['Organisation', action.organisation],
    ['Service pilote', action.leadService?.name],
    ['Contact', action.contact],
    ['Portée', scopeLabels[action.scope]],
    ['Priorité', action.priority],
    [
      'Plans et objectifs',
      listOf(plans, (plan) => (
        <>
          <Link to={`/plans/${plan.slug}`}>{plan.acronym ?? plan.title}</Link>
          {plan.objective && ` › ${[plan.objective.number, plan.objective.title].filter(Boolean).join('. ')}`}
        </>
      )),
    ],
    ['Sites concernés', listOf(sites, (site) => <Link to={`/sites/${site.id}`}>{site.name}</Link>)],
    ['Territoires', territories.map((territory) => territory.name).join(', ')],
    [
      'Finalités',
      listOf(
        finalites.map((id) => ({ id })),
        ({ id }) => finaliteLabel(id, today),
      ),
    ],
    [
      'Objectifs de développement durable',
      listOf(
        action.goals.map((id) => ({ id })),
        ({ id }) => `${id}. ${goals[id]}`,
      ),
    ],
    [
      'Indicateurs',
      listOf(indicators, (indicator) => <Link to={`/indicateurs/${indicator.id}`}>{indicator.label}</Link>),
    ],
    [
      'Actions liées',
      listOf(related, (other) => <Link to={`/actions/${other.id}`}>{`${other.number}. ${other.title}`}</Link>),
    ],
    [
      'Liens',
      listOf(
        links.map((link) => ({ ...link, id: link.url })),
        (link) => <a href={link.url}>{link.label}</a>,
      ),
    ],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => value && [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}

const listOf = <T extends { id: string }>(items: T[], draw: (item: T) => React.ReactNode): React.ReactNode =>
  items.length > 0 && (
    <ul>
      {items.map((item) => (
        <li key={item.id}>{draw(item)}</li>
      ))}
    </ul>
  );
