import { type Context, personOf } from '../../identity/index.ts';
import { type ConflictView, conflictView, textsAside } from '../conflict-view.ts';
import { printQuoted } from '../print-quoted.ts';
import type { RichText } from '../rich-text.ts';
import { isEmptyText } from '../sheet/sheet-content.ts';
import { type EditionRow, findEditionOfYear } from './edition.sql.ts';
import { findEditionRevision, listEditionConflicts } from './edition-revision.sql.ts';
import { readTexts, type TextField, type Texts, textFieldsOf } from './edition-texts.ts';
import { readCampaign } from './read-campaign.ts';

/** The texts of an edition as a whole, for who writes or reads them. */
export async function readEditionTexts(context: Context, editionId: string) {
  const { edition, type, head } = await readCampaign(context, editionId);
  const { db } = context;
  const content = readTexts(edition);
  const fields = textFieldsOf(type, edition.year);
  const earlier = await findEditionOfYear(db, edition.organisationId, edition.reportType, edition.year - 1);
  const previous = earlier ? readTexts(earlier) : {};
  const conflicts = await conflictsOf(context, edition, fields);
  return {
    head,
    edition: { title: edition.title, dueOn: edition.dueOn, easyRead: edition.easyRead, version: edition.version },
    writable: head.mayEdit && !head.frozen,
    evidence: type.evidence,
    personId: personOf(context).id,
    version: edition.textsVersion,
    content,
    fields: fields.map((field) => ({ ...field, previous: writtenIn(previous, field.code) })),
    printed: await printQuoted(db, edition.organisationId, [
      ...Object.values(content),
      ...Object.values(previous),
      ...textsAside(conflicts),
    ]),
    conflicts,
  };
}

const writtenIn = (texts: Texts, code: string): RichText | null => {
  const text = texts[code];
  return text && !isEmptyText(text) ? text : null;
};

async function conflictsOf(context: Context, edition: EditionRow, fields: TextField[]): Promise<ConflictView[]> {
  const conflicts = await listEditionConflicts(context.db, edition.id);
  if (conflicts.length === 0) return [];
  const inForce = await findEditionRevision(context.db, edition.id, edition.textsVersion);
  const reading = {
    content: readTexts(edition),
    fields,
    inForceBy: inForce?.personName,
    readerId: context.actor.person?.id,
  };
  return conflicts.map((aside) => conflictView({ ...aside, content: aside.texts }, reading));
}
