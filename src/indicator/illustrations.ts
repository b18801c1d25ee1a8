import { visitor } from '../identity/index.ts';
import { missing } from '../kernel/errors.ts';
import type { AskedIllustration, IllustrationSource } from '../kernel/illustration.ts';
import { typeset } from '../kernel/typeset.ts';
import { illustrateComparison } from './comparing/illustrate-comparison.ts';
import { readAskedComparison } from './comparing/read-comparison.ts';
import { illustrateBreakdown, illustrateSeries } from './illustrate-figure.ts';
import { printFigures } from './print-figures.ts';
import type { PrintedFigure } from './printed-figure.ts';
import { readIndicatorPage } from './read-indicator-page.ts';

type World = Parameters<IllustrationSource['read']>[0];

async function findIndicator({ db }: World, id = '') {
  const page = await readIndicatorPage({ db, actor: visitor }, id);
  if (!page) throw missing('Cet indicateur');
  return page.indicator;
}

/** The published figure of an address, its latest unless a period is asked for. */
async function readFigure(world: World, { params, query }: AskedIllustration): Promise<[PrintedFigure, page: string]> {
  const { organisationId, code } = await findIndicator(world, params.id);
  const period = query.get('periode');
  const wanted = { organisationId, code, period: period ?? 'latest' };
  const [figure] = (await printFigures(world.db, [wanted], { published: true })).values();
  if (!figure) throw missing('Ce chiffre');
  return [figure, `/indicateurs/${params.id}${period === null ? '' : `?periode=${encodeURIComponent(period)}`}`];
}

/** The charts of an indicator. */
export const figureIllustrations: IllustrationSource[] = [
  {
    path: 'indicateurs/:id/evolution',
    read: async (world, asked) => illustrateSeries(...(await readFigure(world, asked))),
  },
  {
    path: 'indicateurs/:id/repartition/:parts',
    async read(world, asked) {
      const [figure, page] = await readFigure(world, asked);
      return illustrateBreakdown(figure, asked.params.parts ?? '', page);
    },
  },
  {
    path: 'indicateurs/:id/comparer',
    async read(world, { params, query }) {
      const { id, label } = await findIndicator(world, params.id);
      const comparison = await readAskedComparison(world.db, id, query);
      return illustrateComparison(typeset(label), comparison, `/indicateurs/${id}/comparer?${query}`);
    },
  },
];
