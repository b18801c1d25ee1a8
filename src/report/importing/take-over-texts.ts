import { personOf } from '../../identity/index.ts';
import type { SheetKind } from '../report-type.ts';
import { textFromLines } from '../rich-text.ts';
import { kindOfSheet } from '../sheet/kind-of-sheet.ts';
import { heldSheet, situationOf } from '../sheet/save-sheet.ts';
import { insertRevision, updateSheet } from '../sheet/sheet.sql.ts';
import { type SheetContent, textBlocksOf } from '../sheet/sheet-content.ts';
import { stepSheet } from '../sheet/sheet-state.rule.ts';
import { bySheet, type Desk, type Entering, outcomeOf } from './desk.ts';
import type { Outcome } from './proposal.sql.ts';

/** Adds texts to the sheets they stand in, after what these already say. */
export async function takeOverTexts(
  desk: Desk,
  entering: (Entering<'text'> & { sheetId: string })[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [sheetId, texts] of bySheet(entering)) {
    const held = await heldSheet(desk.tx, sheetId);
    stepSheet('write', situationOf(desk.context, held));
    const kind = kindOfSheet(held);
    const kept = texts.map(({ proposal, given }) => {
      const { section, text } = given.text ?? proposal.proposed;
      return { section: blockOf(kind, section), text: text.trim() };
    });
    const content = kept.reduce(withText, held.content);
    const version = held.version + 1;
    await updateSheet(desk.tx, sheetId, { content, version });
    const savedBy = personOf(desk.context).id;
    const savedAt = desk.context.effects.now();
    const revision = { sheetId, baseVersion: held.version, content, savedBy, savedAt, version, conflict: false };
    const resultId = await insertRevision(desk.tx, revision);
    outcomes.push(
      ...texts.map((each, index) => {
        const { section, text } = each.proposal.proposed;
        return outcomeOf(each, { section: blockOf(kind, section), text: text.trim() }, kept[index] ?? {}, { resultId });
      }),
    );
  }
  return outcomes;
}

/** The block of a text; what the document says under a heading that holds no text goes to the first that does. */
export const blockOf = (kind: SheetKind, section: string): string => {
  const blocks = textBlocksOf(kind);
  return (blocks.find(({ code }) => code === section) ?? blocks[0])?.code ?? section;
};

function withText(content: SheetContent, { section, text }: { section: string; text: string }): SheetContent {
  const added = textFromLines(text);
  return { ...content, [section]: { ...added, content: [...(content[section]?.content ?? []), ...added.content] } };
}
