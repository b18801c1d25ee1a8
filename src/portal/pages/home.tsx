import { Form, Link } from 'react-router';
import { Figure } from '../../indicator/pages/figure.tsx';
import { printCount } from '../../kernel/french.ts';
import { ProgressBar } from '../../programme/pages/parts.tsx';
import { editionPath, figurePath } from '../../report/pages/public/address.ts';
import { Follow } from '../../web/components/follow.tsx';
import { Field } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type HomeView, readHome } from '../home/read-home.ts';
import type { Route } from './+types/home';
import { FirstSteps } from './first-steps.tsx';
import { NewsList } from './news-list.tsx';
import { StandingBadge } from './standing-badge.tsx';
import './home.css';
import '../../programme/pages/programme.css';

export const loader = ({ request, context }: Route.LoaderArgs) => reading(request, () => readHome(contextOf(context)));

export default function Home({ loaderData: { places, news, reports, plans, counts, steps } }: Route.ComponentProps) {
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
      {steps ? <FirstSteps steps={steps} /> : <WaysIn />}
      {news.length > 0 && <News news={news} />}
      {reports.length > 0 && <Reports reports={reports} count={counts.reports} />}
      {plans.length > 0 && <Plans plans={plans} count={counts.plans} />}
    </div>
  );
}

function FindPlace({ places }: { places: HomeView['places'] }) {
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

const ways = [
  { to: '/carte', name: 'La carte', sentence: 'Sites, états relevés, actions, photographies, espèces.' },
  { to: '/sites', name: 'Les sites', sentence: 'Ce que l’on sait de chaque lieu suivi.' },
  { to: '/nature', name: 'Les espèces', sentence: 'Ce qui a été vu, où et quand.' },
  { to: '/indicateurs', name: 'Les indicateurs', sentence: 'Chaque chiffre, sa définition, ses années.' },
  { to: '/plans', name: 'Les plans', sentence: 'Ce qui a été décidé, et où l’on en est.' },
  { to: '/rapports', name: 'Les rapports', sentence: 'Ce que les organisations rendent public.' },
];

function WaysIn() {
  return (
    <nav aria-label="Par où entrer">
      <ul className="home-ways">
        {ways.map(({ to, name, sentence }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
            <span className="quiet-text">{sentence}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function News({ news }: { news: HomeView['news'] }) {
  return (
    <section aria-labelledby="nouveautes" className="home-news">
      <h2 id="nouveautes">Quoi de neuf</h2>
      <NewsList news={news} />
      <p className="home-more">
        <Link to="/nouveautes">Toutes les nouveautés</Link> · <Follow at="/nouveautes">Suivre le territoire</Follow>
      </p>
    </section>
  );
}

function Reports({ reports, count }: { reports: HomeView['reports']; count: number }) {
  return (
    <section aria-labelledby="rapports">
      <h2 id="rapports">Derniers rapports et leurs chiffres clés</h2>
      {reports.map(({ address, ...report }) => (
        <article key={editionPath(address)} className="home-report">
          <div className="home-report-name">
            <h3>
              <Link to={editionPath(address)}>
                {report.title.includes(String(report.year)) ? report.title : `${report.title}, ${report.year}`}
              </Link>
            </h3>
            <p className="quiet-text">{report.publisher}</p>
          </div>
          <ul className="home-figures">
            {report.figures.map(({ figure, standing }) => (
              <li key={figure.key}>
                <Figure figure={figure} to={figurePath(editionPath(address), figure.key)} />
                {standing !== 'unknown' && <StandingBadge standing={standing} />}
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

function Plans({ plans, count }: { plans: HomeView['plans']; count: number }) {
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
