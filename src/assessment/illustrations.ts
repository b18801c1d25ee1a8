import { visitor } from '../identity/index.ts';
import { missing } from '../kernel/errors.ts';
import { printNumber } from '../kernel/french.ts';
import {
  alternativeOf,
  type Illustration,
  type IllustrationCell,
  type IllustrationSource,
} from '../kernel/illustration.ts';
import { drawnMark } from '../site/index.ts';
import { rankedBy } from './campaign/ranked-by.ts';
import { readAssessment } from './campaign/read-assessment.ts';
import { readSiteScore } from './campaign/read-site-score.ts';
import { type Bar, groupBars } from './chart/group-bars.ts';
import { between, planWords } from './words.ts';

type World = Parameters<IllustrationSource['read']>[0];

const asVisitor = (world: World) => ({ ...world, actor: visitor });

const pointsCell = (value: Bar['value']): IllustrationCell =>
  value === null ? 'non relevé' : { value, printed: printNumber(value) };

function barsOf(title: string, bars: Bar[], more: Pick<Illustration, 'about' | 'source' | 'page'>): Illustration {
  const svg = groupBars(title, bars);
  if (svg === '') throw missing('Ce graphique');
  return {
    ...{ kind: 'chart', title, svg, alternative: alternativeOf(svg), ...more },
    table: { columns: ['Critère', 'Points'], rows: bars.map(({ label, value }) => [label, pointsCell(value)]) },
  };
}

const sourceOf = ({ organisation }: { organisation: string }, { label, version }: { label: string; version: number }) =>
  `Source : ${organisation}, grille ${label}, version ${version}.`;

/** What campaigns found, and where. */
export const assessmentIllustrations: IllustrationSource[] = [
  {
    path: 'evaluations/:id/criteres',
    async read(world, { params }) {
      const { campaign, coverage, grid } = await readAssessment(asVisitor(world), params.id ?? '', 'sets');
      return barsOf(
        'Points de chaque critère, tous sites ensemble',
        coverage.map(({ label, done, sum }) => ({ label, value: done === 0 ? null : sum })),
        {
          about: `${campaign.title}, ${between(campaign)}`,
          source: sourceOf(campaign, grid),
          page: `/evaluations/${campaign.id}`,
        },
      );
    },
  },
  {
    path: 'evaluations/:id/plan',
    async read(world, { params, query }) {
      const read = await readAssessment(asVisitor(world), params.id ?? '', rankedBy(query));
      const { campaign, plan, ranking } = read;
      if (!plan) throw missing('Ce plan');
      const sites = new Map(read.sites.map((site) => [site.id, site]));
      return {
        ...{ kind: 'map', title: `Où sont les sites, ${campaign.title}`, svg: plan.svg },
        about: between(campaign),
        alternative: planWords,
        legend: plan.legend.map(({ tone, label }) => ({ mark: drawnMark({ shape: 'circle', tone }), label })),
        source: sourceOf(campaign, read.grid),
        page: `/evaluations/${campaign.id}${query.size > 0 ? `?${query}` : ''}`,
        table: {
          columns: ['Rang', 'Site', 'Points'],
          rows: ranking.sets.flatMap(({ rows }) =>
            rows.map(({ id, rank }) => {
              const site = sites.get(id);
              const place = { value: String(rank), printed: String(rank) };
              return [place, site?.name ?? '', pointsCell(site?.total ?? null)];
            }),
          ),
        },
      };
    },
  },
  {
    path: 'evaluations/:id/sites/:site/criteres',
    async read(world, { params }) {
      const { id = '', site: listed = '' } = params;
      const { campaign, grid, site, criteria } = await readSiteScore(asVisitor(world), id, listed, true);
      return barsOf(
        `Points de chaque critère, ${site.name}`,
        criteria.map(({ label, score }) => ({ label, value: score })),
        {
          about: `${campaign.title}, ${between(campaign)}`,
          source: sourceOf(campaign, grid),
          page: `/evaluations/${campaign.id}/sites/${site.id}`,
        },
      );
    },
  },
];
