import { visitor } from '../identity/index.ts';
import { missing } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import type { IllustrationCell, IllustrationSource } from '../kernel/illustration.ts';
import { askedViewpoints, numberViewpoints } from './viewpoint/asked-viewpoints.ts';
import { readViewpointWithPlan } from './viewpoint/read-viewpoint.ts';
import { readViewpointsPlan } from './viewpoint/read-viewpoint-plan.ts';
import { readViewpoints } from './viewpoint/read-viewpoints.ts';
import type { Viewpoint } from './viewpoint/viewpoint.ts';

/** Latitude and longitude, in degrees; words where the position is not told. */
const degrees = ({ position }: Viewpoint): IllustrationCell[] =>
  [position?.[1], position?.[0]].map((side) =>
    side === undefined ? 'non dite' : { value: side.toFixed(5), printed: side.toFixed(5).replace('.', ',') },
  );

const places = ['Latitude', 'Longitude'];

/** Plans of where the same views are photographed again. */
export const viewpointIllustrations: IllustrationSource[] = [
  {
    path: 'photographies/plan',
    async read(world, { query }) {
      const context = { ...world, actor: visitor };
      const asked = askedViewpoints(query);
      const numbered = numberViewpoints((await readViewpoints(context)).series, asked);
      const svg = await readViewpointsPlan(context, numbered);
      if (svg === null) throw missing('Ce plan');
      const keepers = [...new Set(numbered.map(({ viewpoint }) => viewpoint.keeper))].filter(Boolean);
      return {
        ...{ kind: 'map', title: 'Où sont les points de vue photographiés', svg },
        about: [asked.observatory, asked.theme, printCount(numbered.length, 'point de vue', 'points de vue')]
          .filter(Boolean)
          .join(', '),
        alternative: 'Plan des points de vue, chacun sous son numéro dans le tableau.',
        source: `Source : ${keepers.join(', ')}.`,
        page: `/photographies${query.size > 0 ? `?${query}` : ''}`,
        table: {
          columns: ['N°', 'Point de vue', 'Lieu', ...places],
          rows: numbered.map(({ number, viewpoint }) => [
            { value: String(number), printed: String(number) },
            viewpoint.title,
            viewpoint.locality,
            ...degrees(viewpoint),
          ]),
        },
      };
    },
  },
  {
    path: 'photographies/:id/plan',
    async read(world, { params }) {
      const asked = { before: null, after: null };
      const { viewpoint, plan, sites } = await readViewpointWithPlan(
        { ...world, actor: visitor },
        params.id ?? '',
        asked,
      );
      if (plan === null) throw missing('Ce plan');
      const shown = sites.map(({ name }) => name).join(', ');
      return {
        ...{ kind: 'map', title: `Où est le point de vue, ${viewpoint.title}`, svg: plan },
        about: viewpoint.locality,
        alternative: `Plan du point de vue et de ce qu’il embrasse${shown ? ` : ${shown}` : ''}.`,
        source: `Source : ${viewpoint.keeper}.`,
        page: `/photographies/${viewpoint.id}`,
        table: {
          columns: ['Point de vue', 'Sites montrés', ...places],
          rows: [[viewpoint.title, shown, ...degrees(viewpoint)]],
        },
      };
    },
  },
];
