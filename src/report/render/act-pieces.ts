import { narrow, printCount, printDate, wide } from '../../kernel/french.ts';
import type { EditionDocument } from '../document.ts';
import type { Proceedings } from '../edition/proceedings.ts';
import { presentedOn } from '../law.ts';
import {
  type Authority,
  assemblies,
  blank,
  commissionOpinion,
  dayOrBlank,
  orBlank,
  visas,
  voteOutcome,
  voteTotals,
} from './act-words.ts';
import { sheetsOf } from './annex-pieces.ts';
import { dateOf } from './edition-pieces.ts';
import type { Act } from './formats.ts';
import { type Piece, type PrintedDocument, paragraph, plain } from './pieces.ts';
import { richTextPieces } from './rich-text-pieces.ts';

export interface ActFacts {
  document: EditionDocument;
  proceedings: Proceedings;
  authority: Authority;
}

/** What goes with the report to the assembly: the President's report, or the délibération. */
export function printAct(act: Act, facts: ActFacts): PrintedDocument {
  const { document, proceedings, authority } = facts;
  const { edition } = document;
  const number = orBlank(act === 'deliberation' ? proceedings.number : proceedings.reportNumber);
  const name = act === 'deliberation' ? `Délibération n°${wide}${number}` : `Rapport n°${wide}${number}`;
  const assembly = assemblies[authority].name;
  const title = `${edition.title}${wide}: ${act === 'deliberation' ? 'prise d’acte' : 'présentation'}`;
  return {
    title: `${name}, ${title}`,
    author: edition.publisher.name,
    subject: title,
    date: dateOf(document),
    footer: `${edition.publisher.name}${wide}· ${name}`,
    pieces: [
      {
        kind: 'part',
        level: 1,
        number: name,
        title,
        divider: false,
        newPage: false,
        sheets: [],
        content: [
          {
            kind: 'paragraph',
            style: 'lead',
            runs: plain(`${edition.publisher.name}, ${assembly}, séance du ${dayOrBlank(proceedings.sessionDate)}`),
          },
          ...(act === 'deliberation' ? deliberation(facts) : presidentReport(facts)),
          ...signature(proceedings),
        ],
      },
    ],
  };
}

function deliberation({ document, proceedings, authority }: ActFacts): Piece[] {
  const { edition, seal } = document;
  const { name: assembly, ofPresident } = assemblies[authority];
  const opinion = commissionOpinion(proceedings);
  const considered = [
    ...visas(authority, presentedOn({ sessionDate: proceedings.sessionDate, year: edition.year })),
    `le rapport n°${wide}${orBlank(proceedings.reportNumber)} ${ofPresident}`,
    ...(opinion ? [opinion] : []),
  ];
  const debate = proceedings.budgetDebateDate ? `, fixés au ${printDate(proceedings.budgetDebateDate)}` : '';
  return [
    ...considered.map((text) => formal(`Vu ${text}${narrow};`)),
    formal(
      `Considérant que le rapport sur la situation en matière de développement durable est présenté à l’assemblée avant les débats sur le projet de budget${debate}${narrow};`,
    ),
    formal(
      'Considérant que ce rapport rend compte de la situation intéressant le fonctionnement de la collectivité, des politiques qu’elle mène sur son territoire et des orientations qui doivent l’améliorer, au regard des cinq finalités du développement durable,',
    ),
    paragraph(`Le ${assembly}, après en avoir délibéré,`),
    { kind: 'paragraph', style: 'strong', runs: plain('DÉCIDE') },
    article(
      '1er',
      `Il est donné acte de la présentation, préalablement aux débats sur le projet de budget, du document intitulé «${wide}${edition.title}${wide}».`,
    ),
    article(
      '2',
      `Ce rapport est annexé à la présente délibération, qui atteste de sa présentation${seal ? `${narrow}; il porte l’empreinte ${seal.sha256.slice(0, 12)}, établie le ${printDate(seal.frozenAt)}`.replace(' ;', `${narrow};`) : ''}.`,
    ),
    article(
      '3',
      'La présente délibération est transmise au représentant de l’État et publiée dans les conditions prévues par la loi.',
    ),
    ...votePieces(proceedings),
  ];
}

function votePieces(proceedings: Proceedings): Piece[] {
  if (proceedings.votes.length === 0) return [paragraph(`Résultat du vote${wide}: ${blank}`)];
  const totals = voteTotals(proceedings);
  const line = (name: string, counts: typeof totals) =>
    [name, counts.for, counts.against, counts.abstained, counts.absent].map((cell) => plain(String(cell)));
  const outcome = voteOutcome(totals);
  return [
    {
      kind: 'table',
      caption: 'Résultat du vote par groupe',
      columns: [
        { label: 'Groupe', width: 5 },
        { label: 'Pour', numeric: true, width: 2 },
        { label: 'Contre', numeric: true, width: 2 },
        { label: 'Abstentions', numeric: true, width: 2 },
        { label: 'Absents', numeric: true, width: 2 },
      ],
      rows: [
        ...proceedings.votes.map((vote) => line(vote.group, vote)),
        line('Ensemble', totals).map((cell) => cell.map((run) => ({ ...run, bold: true }))),
      ],
    },
    ...(outcome ? [paragraph(outcome)] : []),
  ];
}

function presidentReport({ document, proceedings, authority }: ActFacts): Piece[] {
  const { edition, sections, figures, texts } = document;
  const synthesis = texts.find(({ code }) => code === 'synthese');
  const opinion = commissionOpinion(proceedings);
  const article = authority === 'epci' ? 'L.\u00a02311-1-1' : 'L.\u00a03311-2';
  const sheets = sheetsOf(document);
  return [
    heading('Le cadre'),
    paragraph(
      `L’article ${article} du code général des collectivités territoriales, issu de l’article 255 de la loi du 12 juillet 2010, demande qu’un rapport sur la situation en matière de développement durable soit présenté chaque année avant les débats sur le projet de budget. Le décret du 17 juin 2011 en précise le contenu.`,
    ),
    heading(`Le rapport ${edition.year}`),
    paragraph(
      `Le rapport joint comprend ${printCount(sheets.length, 'fiche')} et ${printCount(Object.keys(figures).length, 'chiffre')}, chacun avec sa source. Il est organisé ainsi${wide}:`,
    ),
    {
      kind: 'list',
      ordered: false,
      items: sections
        .filter(({ sheets: own }) => own.length > 0)
        .map(({ number, label, sheets: own }) =>
          plain(`${[number, label].filter(Boolean).join(`${wide}: `)} (${printCount(own.length, 'fiche')})`),
        ),
    },
    ...(synthesis && synthesis.text.content.length > 0
      ? [heading(synthesis.label), ...richTextPieces(synthesis.text, document, 3)]
      : []),
    ...outcomePieces(document),
    heading('Ce qui est proposé'),
    ...(opinion ? [paragraph(`Ce rapport a reçu ${opinion.replace('l’examen par', 'examen de')}.`)] : []),
    paragraph(
      `Il est proposé au ${assemblies[authority].name} de donner acte de la présentation de ce rapport, et d’en délibérer.`,
    ),
  ];
}

/** What became of last year's commitments, counted by answer. */
function outcomePieces(document: EditionDocument): Piece[] {
  const outcomes = sheetsOf(document).flatMap((sheet) =>
    sheet.blocks.flatMap((block) => (block.kind === 'outcomes' ? block.outcomes : [])),
  );
  if (outcomes.length === 0) return [];
  const byLabel = Map.groupBy(outcomes, (outcome) => outcome.outcomeLabel ?? 'Sans réponse');
  return [
    heading('Ce qui avait été annoncé'),
    paragraph(
      `${printCount(outcomes.length, 'engagement avait été annoncé', 'engagements avaient été annoncés')} pour ${document.edition.year}${wide}:`,
    ),
    {
      kind: 'list',
      ordered: false,
      items: [...byLabel].map(([label, list]) => plain(`${label}${wide}: ${list.length}`)),
    },
  ];
}

const signature = ({ president, signatory, place, sessionDate }: Proceedings): Piece[] => [
  { kind: 'paragraph', style: 'right', runs: plain(`Fait à ${orBlank(place)}, le ${dayOrBlank(sessionDate)}`) },
  { kind: 'paragraph', style: 'right', runs: plain(orBlank(signatory === '' ? president : signatory)) },
];

const heading = (text: string): Piece => ({ kind: 'heading', level: 2, text });
const formal = (text: string): Piece => ({ kind: 'paragraph', style: 'formal', runs: plain(text) });
const article = (number: string, text: string): Piece => ({
  kind: 'paragraph',
  runs: [{ text: `Article ${number}${wide}: `, bold: true }, { text }],
});
