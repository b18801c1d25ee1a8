import { visitor } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import { missing } from '../kernel/errors.ts';
import { printCount, printDate, wide } from '../kernel/french.ts';
import {
  alternativeOf,
  barsOf,
  countCell,
  type Illustration,
  type IllustrationSource,
} from '../kernel/illustration.ts';
import { labelledBars } from '../kernel/labelled-bars.ts';
import { publishedCommitmentsOfPlan } from './commitment/commitment.sql.ts';
import { commitmentCounts } from './commitment/commitment-counts.ts';
import { readPlan } from './plan/read-plans.ts';
import { stageLabels } from './words.ts';

type World = Parameters<IllustrationSource['read']>[0];

const readPublishedPlan = (world: World, slug = '') =>
  readPlan({ ...world, actor: visitor }, slug, { stage: null, text: '', late: false });

type Counts = { label: string; count: number }[];

/** What is counted of a plan, as bars. */
function drawn(
  { title, about, page }: Pick<Illustration, 'title' | 'about' | 'page'>,
  [what, counted]: [string, string],
  counts: Counts,
): Illustration {
  if (counts.every(({ count }) => count === 0)) throw missing('Ce graphique');
  const said = counts.map(({ label, count }) => `${label}, ${count}`).join('\u202f; ');
  const svg = labelledBars(`${title}${wide}: ${said}.`, barsOf(counts), 420);
  return {
    ...{ kind: 'chart', title, about, page, svg, alternative: alternativeOf(svg) },
    source: 'Source : le plan et les rapports publiés, dans Carreau.',
    table: { columns: [what, counted], rows: counts.map(({ label, count }) => [label, countCell(count)]) },
  };
}

/** How a plan goes on, and what became of what was announced of it. */
export const planIllustrations: IllustrationSource[] = [
  {
    path: 'plans/:slug/etapes',
    async read(world, { params }) {
      const { plan, stages, total } = await readPublishedPlan(world, params.slug);
      const counts = stages.map(({ stage, count }) => ({ label: stageLabels[stage], count }));
      const head = { title: `Actions par étape, ${plan.title}`, page: `/plans/${plan.slug}` };
      const about = `${printCount(total, 'action')}, au ${printDate(todayOf(world.effects))}`;
      return drawn({ ...head, about }, ['Étape', 'Actions'], counts);
    },
  },
  {
    path: 'plans/:slug/engagements',
    async read(world, { params }) {
      const { plan } = await readPublishedPlan(world, params.slug);
      const commitments = await publishedCommitmentsOfPlan(world.db, plan.id);
      const today = todayOf(world.effects);
      const head = {
        title: `Ce que sont devenus les engagements, ${plan.title}`,
        page: `/plans/${plan.slug}/avancement`,
      };
      const about = `${printCount(commitments.length, 'engagement')} des rapports, au ${printDate(today)}`;
      return drawn(
        { ...head, about },
        ['Réponse', 'Engagements'],
        commitmentCounts(commitments, Number(today.slice(0, 4))),
      );
    },
  },
];
