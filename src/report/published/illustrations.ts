import { illustrateBreakdown, illustrateSeries } from '../../indicator/index.ts';
import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { missing } from '../../kernel/errors.ts';
import type { AskedIllustration, IllustrationSource } from '../../kernel/illustration.ts';
import { editionPath, figurePath } from '../pages/public/address.ts';
import { readPublishedEdition } from './read-published.ts';

type World = Parameters<IllustrationSource['read']>[0];

/** A figure as the published edition of an address quotes it. */
async function readQuoted({ db }: World, { params }: AskedIllustration): Promise<[PrintedFigure, page: string]> {
  const { publisher = '', type = '', year, key = '' } = params;
  const address = { publisher, type, year: Number(year) };
  const { document } = await readPublishedEdition(db, address);
  const figure = document.figures[key];
  if (!figure) throw missing('Ce chiffre');
  return [figure, figurePath(editionPath(address), key)];
}

const under = 'rapports/:publisher/:type/:year/chiffres/:key';

/** The charts of the figures of published reports. */
export const editionIllustrations: IllustrationSource[] = [
  {
    path: `${under}/evolution`,
    read: async (world, asked) => illustrateSeries(...(await readQuoted(world, asked))),
  },
  {
    path: `${under}/repartition/:parts`,
    async read(world, asked) {
      const [figure, page] = await readQuoted(world, asked);
      return illustrateBreakdown(figure, asked.params.parts ?? '', page);
    },
  },
];
