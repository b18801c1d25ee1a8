import type { ReadAssessment } from '../../assessment/index.ts';
import { planWords, printPoints, printRank } from '../../assessment/words.ts';
import { printCount, printNumber, wide } from '../../kernel/french.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Piece, type PrintedDocument, paragraph, plain } from '../render/pieces.ts';
import { barsId, footerOf, markedWords, part } from './site-score-pieces.ts';

/** Name of the plan among the drawings. */
export const planId = 'plan';

/** The report of a campaign: how it was done, who is ranked with whom, what was surveyed of each group. */
export function printCampaign(facts: ReadAssessment & { at: string }): PrintedDocument {
  const { campaign, sites } = facts;
  return typesetAll({
    title: campaign.title,
    author: campaign.organisation,
    subject: `Évaluation de ${sites.length} sites`,
    date: facts.at,
    footer: footerOf(facts),
    pieces: [
      part('Évaluation de sites', campaign.title, [
        ...(campaign.purpose
          ? [{ kind: 'paragraph' as const, style: 'lead' as const, runs: plain(campaign.purpose) }]
          : []),
        paragraph(markedWords(facts)),
        ...(campaign.sha256
          ? [
              {
                kind: 'paragraph' as const,
                style: 'note' as const,
                runs: plain(`Empreinte SHA-256 de ce qui est figé${wide}: ${campaign.sha256}`),
              },
            ]
          : []),
        { kind: 'heading', level: 2, text: 'Classement' },
        paragraph(
          'Un score incomplet n’est jamais classé avec les scores complets\u202f: chaque tableau réunit des sites où les mêmes critères ont été relevés.',
        ),
        ...facts.ranking.sets.flatMap((set) => setPieces(set, facts)),
        ...unranked(facts),
        ...planPieces(facts),
        ...coveragePieces(facts),
      ]),
    ],
  });
}

function setPieces(set: ReadAssessment['ranking']['sets'][number], { grid, sites }: ReadAssessment): Piece[] {
  const shown = grid.criteria.filter(({ name }) => set.criteria.includes(name));
  const missing = grid.criteria.filter(({ name }) => !set.criteria.includes(name)).map(({ label }) => label);
  const scores = new Map(sites.map(({ id, criteria }) => [id, criteria]));
  const title =
    set.criteria.length === 0
      ? 'total repris, sans détail'
      : set.complete
        ? 'tous les critères'
        : `${set.criteria.length} critères sur ${grid.criteria.length}, sans ${missing.join(', ')}`;
  return [
    { kind: 'heading', level: 3, text: `${printCount(set.rows.length, 'site')}, ${title}` },
    {
      kind: 'table',
      caption: `Classement de ${printCount(set.rows.length, 'site')}`,
      columns: [
        { label: 'Rang', width: 2 },
        { label: 'Site', width: 4 },
        { label: 'Score', numeric: true, width: 1.2 },
        ...shown.map(({ label }) => ({ label, numeric: true, width: 1.6 })),
      ],
      rows: set.rows.map((row) => [
        plain(printRank(row.rank, row.tied)),
        plain(row.name),
        [{ text: printNumber(row.total), bold: true }],
        ...shown.map(({ name }) =>
          plain(printNumber(scores.get(row.id)?.find((criterion) => criterion.name === name)?.score ?? '0')),
        ),
      ]),
    },
  ];
}

const unranked = ({ ranking }: ReadAssessment): Piece[] =>
  ranking.unranked.length > 0
    ? [paragraph(`Sans rang, rien n’y étant relevé${wide}: ${ranking.unranked.map(({ name }) => name).join(', ')}.`)]
    : [];

const planPieces = ({ plan, ranking }: ReadAssessment): Piece[] =>
  plan
    ? [
        { kind: 'heading', level: 2, text: 'Où sont les sites' },
        {
          ...{ kind: 'chart', id: planId, label: ranking.sets.length > 0 ? planWords : 'Plan des sites', height: 90 },
          alternative: 'Plan des sites, chacun sous son rang dans le classement qui précède.',
        },
        {
          ...{ kind: 'paragraph', style: 'note' },
          runs: plain(
            plan.legend.map(({ label, tone }) => `${toneWords[tone]}${wide}: ${lowered(label)}`).join('\u202f; '),
          ),
        },
      ]
    : [];

/** Of the marks of the plan, as they are printed. */
const toneWords = { accent: 'Vert', amber: 'Ocre', brick: 'Rouge', slate: 'Bleu', quiet: 'Gris' };

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function coveragePieces({ coverage, sites }: ReadAssessment): Piece[] {
  const said = coverage.map(({ label, sum, done }) => `${label}, ${done === 0 ? 'non relevé' : printPoints(sum)}`);
  return [
    { kind: 'heading', level: 2, text: 'Ce que chaque critère apporte' },
    ...(coverage.some(({ done }) => done > 0)
      ? [
          {
            ...{ kind: 'chart' as const, id: barsId, label: 'Points de chaque critère, tous sites ensemble' },
            height: coverage.length * 7,
            alternative: `Points de chaque critère${wide}: ${said.join('\u202f; ')}.`,
          },
        ]
      : []),
    {
      kind: 'table',
      caption: 'Ce qui a été relevé de chaque critère',
      columns: [
        { label: 'Critère', width: 3 },
        { label: 'Points', numeric: true, width: 1 },
        { label: 'Sites', numeric: true, width: 1.4 },
        { label: 'Visites', numeric: true, width: 1 },
        { label: 'Où il manque', width: 4 },
      ],
      rows: coverage.map((group) => [
        plain(group.label),
        plain(group.done === 0 ? '–' : printNumber(group.sum)),
        plain(`${group.done} sur ${sites.length}`),
        plain(group.visits > 0 ? String(group.visits) : '–'),
        plain(lack(group)),
      ]),
    },
  ];
}

const lack = ({ notDone, waiting, reasons }: ReadAssessment['coverage'][number]): string =>
  [
    ...(notDone > 0
      ? [`${printCount(notDone, 'non fait', 'non faits')}${reasons.length > 0 ? ` (${reasons.join('\u202f; ')})` : ''}`]
      : []),
    ...(waiting > 0 ? [`${waiting} en attente`] : []),
  ].join(', ') || '–';
