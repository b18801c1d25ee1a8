import { Link } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readAssessments } from '../index.ts';
import { between } from '../words.ts';
import type { Route } from './+types/assessments';
import { ExampleWord, PublishedWord } from './assessment-parts.tsx';
import './assessment.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, () => readAssessments(contextOf(context)));

type Loaded = Route.ComponentProps['loaderData'];

/** Campaigns of assessment, and the grids that score them. */
export default function AssessmentsPage({ loaderData: { campaigns, grids, mayEdit } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Évaluations de sites – Carreau</title>
      <h1>Évaluations de sites</h1>
      <p className="lead">Un score par site, ce dont il est fait, et ce qui a changé d’une campagne à l’autre.</p>
      {mayEdit && (
        <p>
          <Link to="/evaluations/nouvelle" className="button main">
            Préparer une campagne
          </Link>
        </p>
      )}
      <h2>Campagnes</h2>
      {campaigns.length === 0 ? (
        <EmptyState title="Aucune campagne">
          <p>Ici seront les campagnes publiées, et celles auxquelles vous travaillez.</p>
        </EmptyState>
      ) : (
        <Campaigns campaigns={campaigns} />
      )}
      <h2>Grilles</h2>
      <ul className="plain-list grid-list">
        {grids.map((grid) => (
          <li key={grid.name}>
            <h3>
              <Link to={`/evaluations/grilles/${grid.name}`}>{grid.label}</Link>{' '}
              <ExampleWord example={grid.example !== ''} />
            </h3>
            <p>{grid.summary}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Campaigns = ({ campaigns }: Pick<Loaded, 'campaigns'>) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Campagnes d’évaluation, la plus récente d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Campagne</th>
          <th scope="col">Grille</th>
          <th scope="col">Organisme</th>
          <th scope="col" className="number">
            Sites
          </th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr key={campaign.id}>
            <th scope="row">
              <Link to={`/evaluations/${campaign.id}`}>{campaign.title}</Link>{' '}
              <PublishedWord published={campaign.publishedAt !== null} /> {campaign.generated && <GeneratedBadge />}
              <span className="assessment-note">{between(campaign)}</span>
            </th>
            <td data-label="Grille">{campaign.gridLabel}</td>
            <td data-label="Organisme">{campaign.organisation}</td>
            <td data-label="Sites" className="number">
              {printNumber(String(campaign.siteCount))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
