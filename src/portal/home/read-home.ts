import type { Context } from '../../identity/index.ts';
import { standingOfFigure } from '../../indicator/figure-standing.ts';
import { keepWhileUnchanged } from '../../kernel/db/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import { readPlans } from '../../programme/index.ts';
import { listPublishedEditions, readPublishedEdition } from '../../report/index.ts';
import { listTerritoriesAtWork } from '../../territory/index.ts';
import { territoryHref } from '../../territory/territory.ts';
import { readNews } from '../news/read-news.ts';
import { homeFigures, latestOfEach } from './home-view.ts';
import { readFirstSteps } from './read-first-steps.ts';

const mostReports = 4;
const figuresOfEach = 3;
const mostPlans = 8;
const mostPlaces = 4;
const mostNews = 6;

// Everybody lands here, and what it gathers from all reports and plans seldom changes; lateness changes with the day.
export const readHome = keepWhileUnchanged(
  readHomeNow,
  ({ actor, effects }: Context) => `${actor.person?.id} ${frenchDay(effects.now())}`,
);

async function readHomeNow(context: Context) {
  const { db } = context;
  const [published, plans, places, { news }] = await Promise.all([
    listPublishedEditions(db),
    readPlans(context),
    listTerritoriesAtWork(db),
    readNews({ db, following: { of: 'territory' } }),
  ]);
  const followed = plans.filter(({ actions }) => actions > 0).toSorted((a, b) => b.actions - a.actions);
  return {
    places: places.slice(0, mostPlaces).map((place) => ({ name: place.name, href: territoryHref(place) })),
    news: news.slice(0, mostNews),
    reports: await readReports(context, published),
    counts: { reports: published.length, plans: plans.length },
    plans: followed.slice(0, mostPlans).map(({ slug, title, acronym, organisation, progress, actions, late }) => {
      return { slug, title, organisation: [acronym, organisation], percent: progress.percent, actions, late };
    }),
    steps: published.length + plans.length + news.length === 0 ? await readFirstSteps(context) : null,
  };
}

const readReports = ({ db }: Context, published: Awaited<ReturnType<typeof listPublishedEditions>>) =>
  Promise.all(
    latestOfEach(published, mostReports).map(async ({ publisherSlug, reportType, year }) => {
      const address = { publisher: publisherSlug, type: reportType, year };
      const { document } = await readPublishedEdition(db, address);
      const figures = homeFigures(document, figuresOfEach);
      return {
        address,
        title: document.edition.title,
        year,
        publisher: document.edition.publisher.name,
        territory: figures[0]?.territory ?? null,
        figures: figures.map((figure) => ({ figure, standing: standingOfFigure(figure) })),
      };
    }),
  );

export type HomeView = Awaited<ReturnType<typeof readHome>>;
