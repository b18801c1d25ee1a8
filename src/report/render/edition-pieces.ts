import { printDate, wide } from '../../kernel/french.ts';
import type { EditionDocument, SectionDocument } from '../document.ts';
import { annexPieces } from './annex-pieces.ts';
import type { CoverPiece, PartPiece, Piece, PrintedDocument } from './pieces.ts';
import { richTextPieces } from './rich-text-pieces.ts';
import { sheetPiece } from './sheet-pieces.ts';

/** The whole report, from cover to index, for any writer. */
export function printEdition(document: EditionDocument): PrintedDocument {
  const { edition } = document;
  return {
    title: edition.title,
    author: edition.publisher.name,
    subject: `${edition.title}, ${edition.publisher.name}`,
    date: dateOf(document),
    footer: `${edition.title}${wide}· ${sealOf(document)}`,
    pieces: [
      cover(document),
      { kind: 'contents' },
      ...sectionParts(document, true),
      ...textParts(document, 'start'),
      ...sectionParts(document, false),
      ...textParts(document, 'end'),
      ...annexPieces(document),
    ],
  };
}

/** When it was frozen; a preview bears the date of its latest figure. */
export function dateOf(document: EditionDocument): string {
  const dates = [
    ...Object.values(document.figures).map((figure) => figure.recordedAt),
    ...document.waivers.map((waiver) => waiver.at),
  ];
  return document.seal?.frozenAt ?? dates.sort().at(-1) ?? `${document.edition.year}-12-31T00:00:00Z`;
}

const sealOf = ({ seal }: EditionDocument): string =>
  seal ? `empreinte ${seal.sha256.slice(0, 12)}` : 'épreuve, non figée';

function cover({ edition, seal }: EditionDocument): CoverPiece {
  const erratum = edition.erratum > 0 ? `Erratum n°${wide}${edition.erratum}` : '';
  const frozen = seal ? `Édition figée le ${printDate(seal.frozenAt)}` : 'Épreuve de travail, non figée';
  return {
    kind: 'cover',
    publisher: edition.publisher.name,
    title: edition.title,
    year: String(edition.year),
    state: [edition.stateLabel, erratum].filter((part) => part !== '').join(' · '),
    note: frozen,
  };
}

const sectionParts = (document: EditionDocument, leading: boolean): PartPiece[] =>
  document.sections.filter(({ leads }) => !!leads === leading).map((section) => sectionPart(section, document));

const textParts = (document: EditionDocument, place: 'start' | 'end'): PartPiece[] =>
  document.texts
    .filter((text) => text.place === place && text.text.content.length > 0)
    // Short ones follow one another; a page each would leave most of it white.
    .map(({ label, text }, index) => part(label, richTextPieces(text, document, 2), index === 0));

/** A part of the report outside its sections: a heading, then its content. */
const part = (title: string, content: Piece[], newPage: boolean): PartPiece => ({
  kind: 'part',
  level: 1,
  number: '',
  title,
  divider: false,
  newPage,
  content,
  sheets: [],
});

/** From this number of sheets on, a part opens with a page of its own that lists them. */
const sheetsOfDivider = 4;

/** Of the title of a part above its sheet, in mm. */
const heightOfTitle = 25;

function sectionPart(section: SectionDocument, document: EditionDocument): PartPiece {
  const { layout } = document;
  const first = section.level === 1;
  const divider = first && (layout.oneSheetPerPage || section.sheets.length >= sheetsOfDivider);
  const alone = first && section.sheets.length === 1;
  const sheets = section.sheets.map((sheet, index) =>
    sheetPiece(sheet, document, section.level + 1, {
      // A divider fills its page, so the first sheet after it always starts another.
      newPage: layout.oneSheetPerPage || (divider && index === 0),
      above: layout.oneSheetPerPage ? 0 : alone ? heightOfTitle : undefined,
    }),
  );
  return {
    kind: 'part',
    level: section.level,
    number: section.number,
    title: section.label,
    divider,
    newPage: first,
    content: [...(section.intro ? richTextPieces(section.intro, document, section.level + 1) : []), ...sheets],
    sheets: section.sheets.map(({ code, title }) => ({ code, title })),
  };
}
