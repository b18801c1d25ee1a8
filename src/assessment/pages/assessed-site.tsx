import { Link, redirect } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { rereadWhenStale } from '../../web/reread.ts';
import { groupBars } from '../chart/group-bars.ts';
import { readSiteScore, recordSurveys } from '../index.ts';
import { printPoints, printRank, stateWords } from '../words.ts';
import type { Route } from './+types/assessed-site';
import { ExampleWord, IncompleteWord, PublishedWord } from './assessment-parts.tsx';
import { CriterionDetail } from './criterion-detail.tsx';
import { SurveyForm, surveysFrom } from './survey-form.tsx';
import '../../watch/pages/watch.css';
import './assessment.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readSiteScore(contextOf(context), params.id, params.site));

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const said = surveysFrom(form);
    await recordSurveys(contextOf(context), { assessmentId: params.id, siteIds: [params.site], said });
    return redirect(`/evaluations/${params.id}/sites/${params.site}`);
  });
}

export const shouldRevalidate = rereadWhenStale;

type Loaded = Route.ComponentProps['loaderData'];

/** What the score of a site is made of, species by species, down to the record. */
export default function AssessedSitePage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, grid, site, criteria, maySurvey } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const hidden = criteria.some((criterion) => criterion.kind === 'species' && criterion.hidden.count > 0);
  const told = criteria.filter(
    ({ state, named, hidden: { count }, aside }) => state !== 'waiting' || named.length + count + aside > 0,
  );
  return (
    <div className="page">
      <title>{`${site.name}, ${campaign.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link> ›{' '}
        <Link to={`/evaluations/${campaign.id}`}>{campaign.title}</Link>
      </p>
      <h1>{site.name}</h1>
      <p className="row">
        <PublishedWord published={campaign.publishedAt !== null} />
        {loaderData.generated && <GeneratedBadge />}
        <ExampleWord example={grid.example !== '' || loaderData.tables.rarity?.example === true} />
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <Total {...loaderData} />
      <p className="row">
        {site.siteId && site.open && <Link to={`/sites/${site.siteId}`}>Page du site</Link>}
        <a href={`/evaluations/${campaign.id}/sites/${site.id}/fiche.pdf`} download>
          Fiche du score (PDF)
        </a>
      </p>
      {hidden && (
        <Notice tone="waiting">
          Des espèces sensibles comptent dans ce score sans être nommées : un site dit un lieu trop précisément.
        </Notice>
      )}
      <Groups {...loaderData} />
      {told.length > 0 && <h2>De quoi il est fait</h2>}
      {told.map((criterion) => (
        <CriterionDetail key={criterion.name} criterion={criterion} linked={loaderData.mayName} />
      ))}
      {maySurvey && <SurveyForm criteria={criteria} refused={refused} />}
    </div>
  );
}

/** What each criterion brings, drawn and written. */
function Groups({ campaign, site, criteria }: Loaded) {
  const at = `/evaluations/${campaign.id}/sites/${site.id}/criteres`;
  const share = campaign.publishedAt ? { at, title: `Points de chaque critère, ${site.name}` } : null;
  const bars = criteria.map(({ label, score }) => ({ label, value: score }));
  return (
    <section className="coverage" aria-label="Points de chaque critère">
      <Drawing svg={groupBars('Points de chaque critère', bars)} share={share} />
      <table>
        <caption className="visually-hidden">Points de chaque critère</caption>
        <thead>
          <tr>
            <th scope="col">Critère</th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col">Relevé</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ name, label, score, state }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td className="number">{score === null ? '–' : printNumber(score)}</td>
              <td>{stateWords[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Total({ site, rank, criteria }: Loaded) {
  if (site.total === null) return <p className="lead">Rien n’a encore été relevé ici.</p>;
  const done = criteria.filter(({ score }) => score !== null).length;
  return (
    <p className="total-line">
      <span className="total">{printPoints(site.total)}</span>
      <IncompleteWord complete={site.complete} />
      <span>
        {site.carriedTotal
          ? 'Score repris d’un tableau ancien, sans détail. '
          : `${done} critères relevés sur ${criteria.length}. `}
        {rank?.rank !== undefined &&
          `${printRank(rank.rank, rank.tied === true)} sur ${printNumber(String(rank.among))} parmi les sites inventoriés de même.`}
      </span>
    </p>
  );
}
