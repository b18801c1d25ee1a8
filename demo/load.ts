import type { Database } from '../src/kernel/db/index.ts';
import { loadReferential } from '../src/territory/index.ts';
import { makeCast, type Publisher } from './cast.ts';
import { openWithSheets, publishEdition, writeSheets } from './edition.ts';
import { makeIndicators, makeTargets, recordAll } from './figures.ts';
import { makeLivreBlanc } from './livre-blanc.ts';
import { announce, makeActions, makePlans } from './programme.ts';
import { type Publication, readPublication } from './publication.ts';
import { collect2021 } from './year-after.ts';

export { readCast } from './cast.ts';

/** The folders of `demo/`, with the publisher of each. */
const publications = [
  { folder: 'agglo-2020', slug: 'bethune-bruay' },
  { folder: 'departement-2023', slug: 'pas-de-calais' },
  { folder: 'mission-2018', slug: 'mission-bassin-minier' },
  { folder: 'cpie-2020', slug: 'cpie-chaine-des-terrils' },
] as const;

/**
 * Loads the demonstration territory by the use cases, as its people would have: its clock is fixed, so that the
 * report is the same each time. `progress` is told how much is done, from 0 to 1; `only` leaves the other editions out.
 */
export async function loadDemo(
  database: Pick<Database, 'db'>,
  progress: (done: number) => void = () => {},
  only?: (typeof publications)[number]['folder'],
): Promise<void> {
  await loadReferential(database, (done) => progress(done * 0.3));
  const cast = await makeCast(database);
  progress(0.4);
  const wanted = publications.filter(({ folder }) => !only || folder === only);
  for (const [index, { folder, slug }] of wanted.entries()) {
    const publisher = cast.get(slug);
    if (!publisher) throw new Error(`organisations.yaml has no publisher ${slug}`);
    await publish(publisher, readPublication(folder));
    if (folder === 'agglo-2020') await collect2021(publisher);
    if (folder === 'mission-2018') await makeLivreBlanc(publisher);
    progress(0.4 + (0.6 * (index + 1)) / wanted.length);
  }
}

/** One edition, from its plans to its publication. */
async function publish(publisher: Publisher, publication: Publication): Promise<void> {
  const plans = await makePlans(publisher, publication.plans, publication.edition.timeline.opened);
  const indicators = await makeIndicators(publisher, publication);
  await makeTargets(publisher, publication, plans);
  const actions = await makeActions(publisher, publication, plans, indicators);
  const commitments = await announce(publisher, publication, actions);
  const { id, ids } = await openWithSheets(publisher, publication, { actions, commitments });
  await recordAll(publisher, publication);
  await writeSheets(publisher, publication, ids);
  await publishEdition(publisher, publication, id);
}
