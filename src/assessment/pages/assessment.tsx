import { Link, redirect } from 'react-router';
import { printInstant } from '../../kernel/french.ts';
import { LegendMark } from '../../site/pages/layer-list.tsx';
import { PlanDrawing } from '../../web/components/drawing.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { rankedBy } from '../campaign/ranked-by.ts';
import { publishAssessment, readAssessment, recordSurveys, verifyAssessment } from '../index.ts';
import { between, planWords } from '../words.ts';
import type { Route } from './+types/assessment';
import { ExampleWord, PublishedWord } from './assessment-parts.tsx';
import { Publication, SurveyAll } from './campaign-forms.tsx';
import { Coverage } from './coverage.tsx';
import { RankingTables } from './ranking.tsx';
import { stateSaid } from './survey-form.tsx';
import '../../watch/pages/watch.css';
import './assessment.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  return reading(request, async () => {
    const read = await readAssessment(carried, params.id, rankedBy(query));
    const verified = read.campaign.publishedAt && query.has('verifier');
    query.delete('verifier');
    const asked = query.size > 0 ? `?${query}` : '';
    const plan = { at: `/evaluations/${params.id}/plan${asked}`, title: `Où sont les sites, ${read.campaign.title}` };
    const criteria = {
      at: `/evaluations/${params.id}/criteres`,
      title: `Points de chaque critère, ${read.campaign.title}`,
    };
    const share = read.campaign.publishedAt ? { plan, criteria } : null;
    return { ...read, share, verified: verified ? await verifyAssessment(carried, { id: params.id }) : null };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    if (form.get('intent') === 'publish') {
      await publishAssessment(carried, { id: params.id });
      return redirect(`/evaluations/${params.id}?verifier`);
    }
    const text = (name: string) => String(form.get(name) ?? '');
    const state = stateSaid(form.get('state'));
    const said = [{ criterion: text('criterion'), state, reason: text('reason') }];
    await recordSurveys(carried, { assessmentId: params.id, said });
    return redirect(`/evaluations/${params.id}#groupes`);
  });
}

/** A campaign: who is ranked with whom and why, where the sites are, what was surveyed of each group. */
export default function AssessmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, grid, sites, plan, ranking, mayEdit, maySurvey, tables, share } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${campaign.title} – Évaluation – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link>
      </p>
      <h1>{campaign.title}</h1>
      <p className="row">
        <PublishedWord published={campaign.publishedAt !== null} />
        {loaderData.generated && <GeneratedBadge />}
        <ExampleWord example={grid.example !== '' || tables.rarity?.example === true} />
      </p>
      {campaign.purpose && <p className="lead">{campaign.purpose}</p>}
      <p>
        {campaign.organisation}, {between(campaign)}
        {campaign.responsible && `, par ${campaign.responsible}`}. Grille{' '}
        <Link to={`/evaluations/grilles/${grid.name}`}>{grid.label}</Link>, version {grid.version}
        {tables.rarity && `, table «\u00a0${tables.rarity.name}\u00a0», version ${tables.rarity.version}`}
        {tables.taxref && `, TAXREF ${tables.taxref}`}. {grid.high}
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <Links {...loaderData} />
      {sites.length === 0 ? (
        <EmptyState title="Aucun site à évaluer pour l’instant">
          {mayEdit && (
            <p>
              <Link to={`/evaluations/${campaign.id}/sites`}>Dire quels sites évaluer</Link>
            </p>
          )}
        </EmptyState>
      ) : (
        <>
          <RankingTables {...loaderData} />
          {plan && (
            <>
              <h2>Où sont les sites</h2>
              <PlanDrawing
                className="assessment-plan"
                svg={plan.svg}
                share={share?.plan ?? null}
                alternative="Plan des sites, chacun sous son rang et la couleur de son tiers dans le classement qui précède"
              />
              {ranking.sets.length > 0 && <p className="quiet-text">{planWords}</p>}
              <ul className="plan-legend">
                {plan.legend.map(({ key, label, tone }) => (
                  <li key={key}>
                    <LegendMark shape="circle" tone={tone} /> {label}
                  </li>
                ))}
              </ul>
              {campaign.publishedAt && (
                <p>
                  <Link to="/carte?calque=scores">Les voir sur la carte, avec les autres calques</Link>
                </p>
              )}
            </>
          )}
          <Coverage {...loaderData} share={share?.criteria ?? null} />
        </>
      )}
      {maySurvey && sites.length > 0 && <SurveyAll criteria={grid.criteria} kept={refused?.kept} />}
      <Publication campaign={campaign} mayEdit={mayEdit} verified={loaderData.verified} />
      {campaign.publishedAt && (
        <p className="quiet-text">
          Publiée le {printInstant(campaign.publishedAt)}
          {campaign.publishedBy && ` par ${campaign.publishedBy}`}.
        </p>
      )}
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

const Links = ({ campaign, others, sites, mayEdit }: Loaded) => (
  <div className="assessment-links">
    {others.length > 0 && sites.length > 0 && (
      <p className="row">
        <span>Comparer avec</span>
        {others.map((other) => (
          <Link key={other.id} to={`/evaluations/${campaign.id}/comparer?avec=${other.id}`}>
            {other.title}
          </Link>
        ))}
      </p>
    )}
    <p className="row">
      {sites.length > 0 && (
        <a href={`/evaluations/${campaign.id}/rapport.pdf`} download>
          Rapport de la campagne (PDF)
        </a>
      )}
      {mayEdit && (
        <>
          <Link to={`/evaluations/${campaign.id}/sites`}>Sites à évaluer</Link>
          <Link to={`/evaluations/${campaign.id}/reprise`}>Reprendre un tableau ancien</Link>
          <Link to={`/evaluations/${campaign.id}/modifier`}>Modifier la campagne</Link>
        </>
      )}
    </p>
  </div>
);
