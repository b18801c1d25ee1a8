import type { ReadSiteScore } from '../../assessment/index.ts';
import {
  basisWords,
  between,
  effortWords,
  hiddenWords,
  printPoints,
  printRank,
  stateWords,
} from '../../assessment/words.ts';
import { printDate, printNumber, wide } from '../../kernel/french.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Piece, type PrintedDocument, paragraph, plain } from '../render/pieces.ts';

/** Name of the bars among the drawings. */
export const barsId = 'barres';

/** What a site's score is made of, on paper: for everybody, so that no sensitive species is named. */
export function printSiteScore(facts: ReadSiteScore & { at: string }): PrintedDocument {
  const { campaign, site, criteria } = facts;
  const total = site.total === null ? 'Rien n’a encore été relevé.' : `Score${wide}: ${printPoints(site.total)}.`;
  return typesetAll({
    title: `${site.name}, ${campaign.title}`,
    author: campaign.organisation,
    subject: `Score du site ${site.name}`,
    date: facts.at,
    footer: footerOf(facts),
    pieces: [
      part(campaign.title, site.name, [
        { kind: 'paragraph', style: 'lead', runs: plain(`${total} ${standing(facts)}`) },
        paragraph(markedWords(facts)),
        ...hiddenNote(facts),
        ...bars(criteria),
        ...criteria.flatMap(criterionPieces),
      ]),
    ],
  });
}

const bars = (criteria: Criterion[]): Piece[] =>
  criteria.every(({ score }) => score === null)
    ? []
    : [
        {
          ...{ kind: 'chart', id: barsId, label: 'Points de chaque critère', height: criteria.length * 7 },
          alternative: `Points de chaque critère${wide}: ${criteria.map(({ label, score, state }) => `${label}, ${score === null ? stateWords[state] : printNumber(score)}`).join('\u202f; ')}.`,
        },
      ];

export const part = (number: string, title: string, content: Piece[]): Piece => ({
  ...{ kind: 'part', level: 1, number, title, divider: false, newPage: false, sheets: [], content },
});

/** Said of both papers: what the marks were read in, and whether any of it is an example or made up. */
export const markedWords = ({
  campaign,
  grid,
  tables,
  generated,
}: Pick<ReadSiteScore, 'campaign' | 'tables' | 'generated'> & {
  grid: { label: string; version: number; high: string; example: string };
}): string =>
  [
    `Grille ${grid.label}, version ${grid.version}, ${between(campaign)}.`,
    tables.rarity ? `Table de rareté${wide}: ${tables.rarity.name}, version ${tables.rarity.version}.` : '',
    tables.taxref ? `TAXREF ${tables.taxref}.` : '',
    grid.high,
    grid.example,
    generated ? 'Des données de cette campagne sont des exemples inventés\u202f: rien n’a été observé.' : '',
    campaign.publishedAt ? '' : 'Campagne non publiée\u202f: ces scores peuvent changer.',
  ]
    .filter(Boolean)
    .join(' ');

export const footerOf = ({
  campaign,
  generated,
  at,
}: Pick<ReadSiteScore, 'campaign' | 'generated'> & { at: string }): string =>
  [
    campaign.organisation,
    campaign.title,
    campaign.publishedAt ? `publiée le ${printDate(campaign.publishedAt)}` : `lu le ${printDate(at)}`,
    ...(campaign.sha256 ? [`SHA-256 ${campaign.sha256.slice(0, 16)}…`] : []),
    ...(generated ? ['exemple inventé'] : []),
  ].join(`${wide}· `);

function standing({ site, rank, criteria }: ReadSiteScore): string {
  const done = criteria.filter(({ score }) => score !== null).length;
  const rankWords =
    rank?.rank === undefined
      ? ''
      : `${printRank(rank.rank, rank.tied === true)} sur ${rank.among} parmi les sites inventoriés de même.`;
  if (site.carriedTotal) return `Score repris d’un tableau ancien, sans détail. ${rankWords}`;
  return `${site.complete ? 'Complet' : `Incomplet${wide}: ${done} critères relevés sur ${criteria.length}`}. ${rankWords}`;
}

const hiddenNote = ({ criteria }: ReadSiteScore): Piece[] =>
  criteria.some(({ kind, hidden }) => kind === 'species' && hidden.count > 0)
    ? [
        paragraph(
          'Des espèces sensibles comptent dans ce score sans être nommées\u202f: un site dit un lieu trop précisément.',
        ),
      ]
    : [];

type Criterion = ReadSiteScore['criteria'][number];

const sentenceOf = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function criterionPieces({ label, score, state, reason, basis, effort, named, hidden, kind }: Criterion): Piece[] {
  const head = score === null ? stateWords[state] : printPoints(score);
  const inventoried = kind === 'species' || kind === 'habitats';
  const told = [
    inventoried && effort.visits > 0 ? effortWords(effort) : '',
    score === null ? '' : sentenceOf(basisWords[basis]),
    state === 'not_done' && reason ? `Non inventorié${wide}: ${reason}` : '',
  ].filter(Boolean);
  return [
    { kind: 'heading', level: 2, text: `${label}${wide}: ${head}` },
    ...(told.length > 0
      ? [{ kind: 'paragraph' as const, style: 'note' as const, runs: plain(`${told.join('. ')}.`) }]
      : []),
    ...(named.length > 0 && score !== null ? [itemTable(label, named)] : []),
    ...(hidden.count > 0 && score !== null
      ? [paragraph(`${hiddenWords({ kind, hidden })}${wide}: ${printPoints(hidden.mark)}.`)]
      : []),
  ];
}

const itemTable = (label: string, named: Criterion['named']): Piece => ({
  kind: 'table',
  caption: `${label}${wide}: ce qui compte`,
  columns: [
    { label: 'Nom', width: 4 },
    { label: 'Ce qui fait la note', width: 3 },
    { label: 'Points', numeric: true, width: 1 },
    { label: 'Données', numeric: true, width: 1 },
  ],
  rows: named.map((item) => [
    item.vernacular ? [{ text: `${item.vernacular}, ` }, { text: item.name, italic: true }] : plain(item.name),
    plain([item.rarity, item.why].filter(Boolean).join(', ')),
    plain(printNumber(item.mark)),
    plain(item.records.length > 0 ? String(item.records.length) : ''),
  ]),
});
