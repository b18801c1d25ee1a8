import type { Database } from '../src/kernel/db/index.ts';
import { realEffects } from '../src/kernel/effects.ts';
import { frenchDay } from '../src/kernel/french.ts';
import { loadReferential } from '../src/territory/index.ts';
import { makeEstateAssessment, makeSlagHeapAssessments } from './assessments.ts';
import { makeCast, type Publisher } from './cast.ts';
import { makeCounts } from './counts.ts';
import { analyseAll } from './demo.sql.ts';
import { openWithSheets, publishEdition, writeSheets } from './edition.ts';
import { makeEvents } from './events.ts';
import { tellExchanges } from './exchanges.ts';
import { makeIndicators, makeTargets, recordAll } from './figures.ts';
import { makeLivreBlanc } from './livre-blanc.ts';
import { makeMessages, makeSentPhotograph, makeSightings } from './messages.ts';
import { fillYear, makeNature } from './nature.ts';
import { announce, makeActions, makePlans } from './programme.ts';
import { type Publication, readPublication } from './publication.ts';
import { makeSites } from './sites.ts';
import { makeTour } from './tour.ts';
import { makeUnescoReports } from './unesco.ts';
import { makeViews } from './views.ts';
import { makeVisits } from './visits.ts';
import { makeWatch } from './watch.ts';
import { collect2021 } from './year-after.ts';

export { readCast } from './cast.ts';

/** What the demonstration publishes: a folder of `demo/`, its publisher, and what comes with it. */
const publications: {
  folder: string;
  slug: string;
  label: string;
  /** What its indicators count. */
  before?: (publisher: Publisher) => Promise<void>;
  after?: (publisher: Publisher, today: string, dataFolder: string) => Promise<void>;
}[] = [
  {
    folder: 'agglo-2020',
    slug: 'bethune-bruay',
    label: 'Agglomération, éditions 2020 et 2021',
    after: async (publisher, today, dataFolder) => {
      await makeMessages(publisher, dataFolder);
      await collect2021(publisher, today);
    },
  },
  { folder: 'departement-2023', slug: 'pas-de-calais', label: 'Département, édition 2023' },
  {
    folder: 'mission-2018',
    slug: 'mission-bassin-minier',
    label: 'Mission Bassin minier, éditions 2018 et 2019, livre blanc',
    after: async (publisher, _, dataFolder) => {
      await makeLivreBlanc(publisher);
      await makeWatch(publisher);
      await makeTour(publisher);
      await makeCounts(publisher);
      await makeUnescoReports(publisher);
      await makeViews(publisher, dataFolder);
      await makeSentPhotograph(publisher);
      await makeEstateAssessment(publisher);
    },
  },
  {
    folder: 'cpie-2020',
    slug: 'cpie-chaine-des-terrils',
    label: 'CPIE, édition 2020',
    before: async (publisher) => {
      await makeNature(publisher);
      await makeVisits(publisher);
      await makeSlagHeapAssessments(publisher);
      await fillYear(publisher, 2020);
      await tellExchanges(publisher);
      await makeEvents(publisher, 'cpie-2020');
    },
    after: (publisher, _, dataFolder) => makeSightings(publisher, dataFolder),
  },
];

/** Told what is being loaded and how much is done, from 0 to 1. */
export type Progress = (done: number, step: string) => void;

interface Loading {
  /** Where the files of the installation are kept. */
  dataFolder: string;
  progress?: Progress;
  today?: string;
}

/** Loads the demonstration territory: communes and intercommunalités first, then what is published there. */
export async function loadDemo(
  database: Pick<Database, 'db'>,
  { dataFolder, progress = () => {}, today = frenchDay(realEffects.now()) }: Loading,
): Promise<void> {
  const step = 'Communes et intercommunalités';
  progress(0, step);
  await loadReferential(database, (done) => progress(done * 0.3, step));
  await publishDemo(database, { dataFolder, today, progress: (done, label) => progress(0.3 + done * 0.7, label) });
}

/**
 * By the use cases, as people would have: the clock is fixed, so the published reports read the same each time;
 * only the campaign that is under way is dated from today.
 */
async function publishDemo(
  database: Pick<Database, 'db'>,
  { dataFolder, progress, today }: Required<Loading>,
): Promise<void> {
  progress(0, 'Organisations, services et comptes');
  const cast = await makeCast(database);
  for (const [index, { folder, slug, label, before, after }] of publications.entries()) {
    progress(0.1 + (0.9 * index) / publications.length, label);
    const publisher = cast.get(slug);
    if (!publisher) throw new Error(`organisations.yaml has no publisher ${slug}`);
    const publication = readPublication(folder);
    await makeSites(publisher, folder, publication.edition);
    await before?.(publisher);
    await publish(publisher, publication);
    await after?.(publisher, today, dataFolder);
  }
  await analyseAll(database.db);
  progress(1, 'Démonstration en place');
}

/** One edition, from its plans to its publication. */
async function publish(publisher: Publisher, publication: Publication): Promise<void> {
  const plans = await makePlans(publisher, publication.plans, publication.edition.timeline.opened);
  const indicators = await makeIndicators(publisher, publication);
  await makeTargets(publisher, publication, plans);
  const actions = await makeActions(publisher, publication, plans, indicators);
  const commitments = await announce(publisher, publication, actions);
  const { id, ids } = await openWithSheets(publisher, publication, { actions, commitments });
  await recordAll(publisher, publication, indicators);
  await writeSheets(publisher, publication, ids);
  await publishEdition(publisher, publication, id);
}
