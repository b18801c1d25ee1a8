import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import type { BlockDocument, EditionDocument, SheetDocument } from '../document.ts';
import { plainFromText } from '../plain-text.ts';
import { figuresOfSheet } from '../sheet/sheet-document.ts';

type Change = EditionDocument['changes'][number];

/** What an erratum changed, place by place, in the order of the report; what is absent reads as empty. */
export function compareEditions(before: EditionDocument, after: EditionDocument): Change[] {
  const was = places(before);
  const is = places(after);
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((place) => ({ place, before: was.get(place) ?? '', after: is.get(place) ?? '' }))
    .filter((change) => change.before !== change.after);
}

/** Everything a reader can read, by the words that say where. */
function places(document: EditionDocument): Map<string, string> {
  const found = new Map<string, string>([['Titre du rapport', document.edition.title]]);
  for (const text of document.texts) found.set(text.label, plainFromText(text.text));
  for (const section of document.sections) {
    if (section.intro) found.set(`${section.label}, introduction`, plainFromText(section.intro));
    for (const sheet of section.sheets) addSheet(found, sheet, document.figures);
  }
  return found;
}

function addSheet(found: Map<string, string>, sheet: SheetDocument, figures: Record<string, PrintedFigure>): void {
  const at = (what: string) => `Fiche ${sheet.code}, ${what}`;
  found.set(at('titre'), [sheet.title, sheet.subtitle].filter(Boolean).join(' – '));
  for (const key of new Set(figuresOfSheet(sheet))) {
    const figure = figures[key];
    if (figure) found.set(at(`${figure.label} (${figure.periodLabel})`), figure.printed);
  }
  for (const block of sheet.blocks) {
    const words = wordsOf(block);
    if (words) found.set(at(block.label), words);
  }
}

/** A block as words; its figures are compared one by one. */
function wordsOf(block: BlockDocument): string {
  switch (block.kind) {
    case 'text':
      return plainFromText(block.text);
    case 'figures':
      return '';
    case 'actions':
      return block.actions.map(({ number, title, stageLabel }) => `${number} ${title} (${stageLabel})`).join('\n');
    case 'partners':
      return block.partners.map(({ name, roleLabel }) => `${name} (${roleLabel})`).join(', ');
    case 'territories':
      return block.names.join(', ');
    case 'funding':
      return block.lines.map((line) => `${line.funder} ${line.printed} (${line.detail})`).join('\n');
    case 'commitments':
      return block.commitments.map((commitment) => commitment.sentence).join('\n');
    case 'outcomes':
      return block.outcomes
        .map((each) => [each.sentence, each.outcomeLabel, each.explanation].filter(Boolean).join(' – '))
        .join('\n');
    case 'register':
      return block.rows
        .map(({ cells, choice, note }) => [...cells, choice, note].filter(Boolean).join(', '))
        .join('\n');
    case 'paragraph':
      return block.text;
  }
}
