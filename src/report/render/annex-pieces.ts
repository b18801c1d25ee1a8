import { naturalOrder, printDate, wide } from '../../kernel/french.ts';
import type { EditionDocument, SheetDocument } from '../document.ts';
import type { AnnexCode } from '../report-type.ts';
import { methodPieces } from './method-pieces.ts';
import { type PartPiece, type Piece, paragraph, plain } from './pieces.ts';
import { figureTable } from './sheet-pieces.ts';

/** What follows the report: legal checklist and errata first, then the annexes that the report type asks for. */
export function annexPieces(document: EditionDocument): PartPiece[] {
  const annexes = [
    { label: 'Ce que corrige cet erratum', content: changes(document) },
    { label: 'Ce que la loi demande', content: checklist(document) },
    ...document.layout.annexes.map(({ code, label }) => ({ label, content: writers[code](document) })),
  ];
  const afterText = document.texts.some(({ place, text }) => place === 'end' && text.content.length > 0);
  return (
    annexes
      .filter(({ content }) => content.length > 0)
      // Short ones follow one another; a page each would leave most of it white.
      .map(({ label, content }, index) => ({
        kind: 'part',
        level: 1,
        number: 'Annexe',
        title: label,
        divider: false,
        newPage: index === 0 && !afterText,
        content,
        sheets: [],
      }))
  );
}

const writers: Record<AnnexCode, (document: EditionDocument) => Piece[]> = {
  methods: methodPieces,
  waivers,
  commitments,
  territories: (document) =>
    index(document, (sheet) => sheet.blocks.flatMap((block) => (block.kind === 'territories' ? block.names : []))),
  sdg: (document) =>
    index(document, (sheet) => sheet.tags.filter(({ code }) => /^(odd|sdg)/i.test(code)).map(({ label }) => label)),
  indicators: ({ figures, edition }) => {
    const keys = Object.keys(figures).sort(naturalOrder);
    return keys.length === 0 ? [] : [figureTable('Tous les chiffres du rapport', keys, figures, edition.year)];
  },
};

export const sheetsOf = (document: EditionDocument): SheetDocument[] =>
  document.sections.flatMap((section) => section.sheets);

function changes(document: EditionDocument): Piece[] {
  if (document.changes.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Corrections apportées à l’édition précédente',
      columns: [
        { label: 'Endroit', width: 3 },
        { label: 'Avant', width: 4 },
        { label: 'Après', width: 4 },
      ],
      rows: document.changes.map(({ place, before, after }) => [plain(place), plain(before), plain(after)]),
    },
  ];
}

function checklist(document: EditionDocument): Piece[] {
  if (document.checklist.length === 0) return [];
  return [
    paragraph('Chaque exigence des textes, et ce que le rapport y répond.'),
    {
      kind: 'table',
      caption: 'Exigences légales',
      columns: [
        { label: 'Exigence', width: 5 },
        { label: 'Texte', width: 3 },
        { label: 'Réponse', width: 5 },
      ],
      rows: document.checklist.map(({ label, source, met, detail, waiver }) => [
        plain(label),
        plain(source),
        [
          { text: met ? 'Satisfaite' : waiver ? 'Écartée' : 'Non satisfaite', bold: true },
          { text: waiver ? `${wide}: ${waiver.reason} (${waiver.person}). ${detail}` : `${wide}: ${detail}` },
        ],
      ]),
    },
  ];
}

function waivers(document: EditionDocument): Piece[] {
  if (document.waivers.length === 0)
    return [paragraph('Aucune alerte n’était en suspens lorsque cette édition a été établie.')];
  return [
    paragraph(
      'Des contrôles relisent les chiffres du rapport. Les alertes ci-dessous ont été maintenues par une personne nommée, pour la raison qu’elle donne.',
    ),
    {
      kind: 'table',
      caption: 'Alertes acceptées',
      columns: [
        { label: 'Alerte', width: 6 },
        { label: 'Raison', width: 5 },
        { label: 'Acceptée par', width: 3 },
      ],
      rows: document.waivers.map(({ finding, reason, person, at }) => [
        plain([finding.place.label, finding.sentence].filter(Boolean).join(`${wide}: `)),
        plain(reason),
        plain(`${person}, le ${printDate(at)}`),
      ]),
    },
  ];
}

function commitments(document: EditionDocument): Piece[] {
  const asked = sheetsOf(document).flatMap((sheet) =>
    sheet.blocks.flatMap((block) =>
      block.kind === 'outcomes' ? block.outcomes.map((outcome) => ({ sheet, outcome })) : [],
    ),
  );
  if (asked.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: `Ce qui était annoncé pour ${document.edition.year}, et ce qu’il en est advenu`,
      columns: [
        { label: 'Fiche', width: 2 },
        { label: 'Engagement', width: 6 },
        { label: 'Issue', width: 5 },
      ],
      rows: asked.map(({ sheet, outcome }) => [
        plain(sheet.code),
        plain(outcome.sentence),
        [
          { text: outcome.outcomeLabel ?? 'Sans réponse', bold: true },
          { text: outcome.explanation ? `${wide}: ${outcome.explanation}` : '' },
        ],
      ]),
    },
  ];
}

function index(document: EditionDocument, wordsOf: (sheet: SheetDocument) => string[]): Piece[] {
  const entries = new Map<string, { code: string; title: string }[]>();
  for (const sheet of sheetsOf(document))
    for (const word of new Set(wordsOf(sheet)))
      entries.set(word, [...(entries.get(word) ?? []), { code: sheet.code, title: sheet.title }]);
  if (entries.size === 0) return [];
  return [
    {
      kind: 'index',
      entries: [...entries].sort(([a], [b]) => naturalOrder(a, b)).map(([label, sheets]) => ({ label, sheets })),
    },
  ];
}
