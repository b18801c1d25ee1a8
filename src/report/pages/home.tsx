import { Form, Link } from 'react-router';
import { readPlans } from '../../programme/index.ts';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { readPublishedEdition } from '../index.ts';
import { type HomeFigure, homeFigures } from '../published/home-view.ts';
import { listPublished } from '../published/published.sql.ts';
import { readReportType } from '../read-report-type.ts';
import type { Route } from './+types/home';
import { editionPath, figurePath } from './public/address.ts';
import './home.css';

const mostReports = 6;

export async function loader({ context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const [published, plans] = await Promise.all([listPublished(world.db), readPlans(world)]);
  const latest = published.toSorted((a, b) => b.year - a.year);
  const reports = latest.slice(0, mostReports).map((edition) => ({
    ...addressOfRow(edition),
    title: edition.title,
    year: edition.year,
    publisher: edition.publisherName,
    type: readReportType(edition.reportType).label,
  }));
  const [first] = latest;
  const source = first && { ...addressOfRow(first), title: first.title, publisher: first.publisherName };
  const figures = first ? homeFigures((await readPublishedEdition(world.db, addressOf(first))).document) : [];
  return {
    reports,
    figures,
    source,
    plans: plans.map(({ slug, title, acronym, organisation }) => ({ slug, title, acronym, organisation })),
  };
}

type Row = Awaited<ReturnType<typeof listPublished>>[number];
const addressOf = (row: Row) => ({ publisher: row.publisherSlug, type: row.reportType, year: row.year });
const addressOfRow = (row: Row) => ({ path: editionPath(addressOf(row)) });

export default function Home({ loaderData: { reports, figures, source, plans } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Carreau – l’observatoire du territoire</title>
      <h1>{figures[0]?.territory ?? 'L’observatoire du territoire'}</h1>
      <p className="lead">
        Les chiffres du territoire, les plans qui le changent et les rapports qui en rendent compte. Chaque nombre mène
        à sa définition, à sa source et à son histoire.
      </p>
      {source && figures.length > 0 && <KeyFigures figures={figures} source={source} />}
      <div className="home-columns">
        <Reports reports={reports} />
        <Plans plans={plans} />
      </div>
      <FindPlace />
    </div>
  );
}

function KeyFigures({
  figures,
  source,
}: {
  figures: HomeFigure[];
  source: { path: string; title: string; publisher: string };
}) {
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Chiffres clés</h2>
      <ul className="home-figures">
        {figures.map((figure) => (
          <li key={figure.key}>
            <Link to={figurePath(source.path, figure.key)}>
              <span className="home-value">{figure.printed}</span>
              <span>{figure.label}</span>
            </Link>
            <span className="quiet-text">
              {figure.periodLabel}
              {figure.change && ` · ${figure.change}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet-text">
        Tirés du <Link to={source.path}>{source.title}</Link>, {source.publisher}.
      </p>
    </section>
  );
}

function Reports({
  reports,
}: {
  reports: { path: string; title: string; year: number; publisher: string; type: string }[];
}) {
  return (
    <section aria-labelledby="rapports">
      <h2 id="rapports">Derniers rapports</h2>
      {reports.length === 0 ? (
        <EmptyState title="Aucun rapport n’est encore publié">
          <p>Les rapports paraîtront ici dès leur publication.</p>
        </EmptyState>
      ) : (
        <ul className="home-list">
          {reports.map(({ path, title, year, publisher, type }) => (
            <li key={path}>
              <Link to={path}>{title.includes(String(year)) ? title : `${title}, ${year}`}</Link>
              <span className="quiet-text">
                {publisher} · {type}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/rapports">Tous les rapports</Link>
      </p>
    </section>
  );
}

function Plans({ plans }: { plans: { slug: string; title: string; acronym: string | null; organisation: string }[] }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">Plans</h2>
      {plans.length === 0 ? (
        <EmptyState title="Aucun plan n’est encore publié" />
      ) : (
        <ul className="home-list">
          {plans.slice(0, 8).map(({ slug, title, acronym, organisation }) => (
            <li key={slug}>
              <Link to={`/plans/${slug}`}>{title}</Link>
              <span className="quiet-text">{[acronym, organisation].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/plans">Tous les plans</Link>
      </p>
    </section>
  );
}

function FindPlace() {
  return (
    <section aria-labelledby="lieu">
      <h2 id="lieu">Chercher un territoire</h2>
      <search>
        <Form action="/territoires" className="row" style={{ alignItems: 'end', maxWidth: '480px' }}>
          <div style={{ flex: 1 }}>
            <Field label="Commune, EPCI, département ou région">
              {(ids) => <input {...ids} type="search" name="q" autoComplete="off" />}
            </Field>
          </div>
          <button type="submit">Chercher</button>
        </Form>
      </search>
    </section>
  );
}
