import { Form, Link } from 'react-router';
import { Figure } from '../../indicator/pages/figure.tsx';
import { keepWhileUnchanged } from '../../kernel/db/index.ts';
import { frenchDay, printCount } from '../../kernel/french.ts';
import { readPlans } from '../../programme/index.ts';
import { ProgressBar } from '../../programme/pages/parts.tsx';
import { listTerritoriesAtWork } from '../../territory/index.ts';
import { territoryHref } from '../../territory/territory.ts';
import { Field } from '../../web/components/form.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { homeFigures, latestOfEach } from '../published/home-view.ts';
import { listPublished } from '../published/published.sql.ts';
import { readFirstSteps } from '../published/read-first-steps.ts';
import { readPublishedEdition } from '../published/read-published.ts';
import type { Route } from './+types/home';
import { FirstSteps } from './first-steps.tsx';
import { editionPath, figurePath } from './public/address.ts';
import './home.css';
import '../../programme/pages/programme.css';

const mostReports = 4;
const figuresOfEach = 3;
const mostPlans = 8;
const mostPlaces = 4;

export const loader = ({ context }: Route.LoaderArgs) => readHome(contextOf(context));

// Everybody lands here, and what it gathers from all reports and plans seldom changes; lateness changes with the day.
const readHome = keepWhileUnchanged(
  readHomeNow,
  ({ actor, effects }: RequestContext) => `${actor.person?.id} ${frenchDay(effects.now())}`,
);

async function readHomeNow(world: RequestContext) {
  const [published, plans, places] = await Promise.all([
    listPublished(world.db),
    readPlans(world),
    listTerritoriesAtWork(world.db),
  ]);
  const followed = plans.filter(({ actions }) => actions > 0).toSorted((a, b) => b.actions - a.actions);
  return {
    places: places.slice(0, mostPlaces).map((place) => ({ name: place.name, href: territoryHref(place) })),
    reports: await readReports(world, published),
    counts: { reports: published.length, plans: plans.length },
    plans: followed.slice(0, mostPlans).map(({ slug, title, acronym, organisation, progress, actions, late }) => {
      return { slug, title, organisation: [acronym, organisation], percent: progress.percent, actions, late };
    }),
    steps: published.length + plans.length === 0 ? await readFirstSteps(world) : null,
  };
}

const readReports = (world: RequestContext, published: Awaited<ReturnType<typeof listPublished>>) =>
  Promise.all(
    latestOfEach(published, mostReports).map(async ({ publisherSlug, reportType, year }) => {
      const address = { publisher: publisherSlug, type: reportType, year };
      const { document } = await readPublishedEdition(world.db, address);
      const figures = homeFigures(document, figuresOfEach);
      return {
        path: editionPath(address),
        title: document.edition.title,
        year,
        publisher: document.edition.publisher.name,
        territory: figures[0]?.territory ?? null,
        figures,
      };
    }),
  );

type Data = Route.ComponentProps['loaderData'];

export default function Home({ loaderData: { places, reports, plans, counts, steps } }: Route.ComponentProps) {
  const territories = [...new Set(reports.flatMap(({ territory }) => territory ?? []))];
  return (
    <div className="page">
      <title>Carreau – l’observatoire du territoire</title>
      <header className="home-head">
        <div>
          <h1>{territories.length === 1 ? territories[0] : 'L’observatoire du territoire'}</h1>
          <p className="lead">
            Ses chiffres, les plans qui le changent et les rapports qui en rendent compte. Chaque nombre mène à sa
            définition, à sa source et à son histoire.
          </p>
        </div>
        <FindPlace places={places} />
      </header>
      {steps && <FirstSteps steps={steps} />}
      {reports.length > 0 && <Reports reports={reports} count={counts.reports} />}
      {plans.length > 0 && <Plans plans={plans} count={counts.plans} />}
    </div>
  );
}

function FindPlace({ places }: { places: Data['places'] }) {
  return (
    <search>
      <Form action="/territoires" className="home-search">
        <Field label="Votre commune, votre EPCI, votre département">
          {(ids) => <input {...ids} type="search" name="q" autoComplete="off" />}
        </Field>
        <button type="submit" className="main">
          Chercher
        </button>
      </Form>
      {places.length > 0 && (
        <p className="home-places">
          {places.map(({ name, href }) => (
            <Link key={href} to={href}>
              {name}
            </Link>
          ))}
        </p>
      )}
    </search>
  );
}

function Reports({ reports, count }: { reports: Data['reports']; count: number }) {
  return (
    <section aria-labelledby="rapports">
      <h2 id="rapports">Derniers rapports et leurs chiffres clés</h2>
      {reports.map((report) => (
        <article key={report.path} className="home-report">
          <div className="home-report-name">
            <h3>
              <Link to={report.path}>
                {report.title.includes(String(report.year)) ? report.title : `${report.title}, ${report.year}`}
              </Link>
            </h3>
            <p className="quiet-text">{report.publisher}</p>
          </div>
          <ul className="home-figures">
            {report.figures.map((figure) => (
              <li key={figure.key}>
                <Figure figure={figure} to={figurePath(report.path, figure.key)} />
              </li>
            ))}
          </ul>
        </article>
      ))}
      <p className="home-more">
        <Link to="/rapports">{count > reports.length ? `Les ${count} rapports publiés` : 'Tous les rapports'}</Link>
      </p>
    </section>
  );
}

function Plans({ plans, count }: { plans: Data['plans']; count: number }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">Avancement des plans</h2>
      <ul className="home-plans">
        {plans.map(({ slug, title, organisation, percent, actions, late }) => (
          <li key={slug}>
            <Link to={`/plans/${slug}`}>{title}</Link>
            <span className="quiet-text">{organisation.filter(Boolean).join(' · ')}</span>
            <span className="home-progress">
              <ProgressBar percent={percent} />
              <span className="quiet-text">
                {printCount(actions, 'action')}
                {late > 0 && <span className="tone-amber">{`, ${late} en retard`}</span>}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="home-more">
        <Link to="/plans">{count > plans.length ? `Les ${count} plans` : 'Tous les plans'}</Link>
      </p>
    </section>
  );
}
