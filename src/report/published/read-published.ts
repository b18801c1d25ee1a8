import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { EditionDocument } from '../document.ts';
import { type Proceedings, proceedings } from '../edition/proceedings.ts';
import { readEdition } from '../edition/read-edition.ts';
import { type EditionAddress, findPublished, listCommitmentsOfSheet } from './published.sql.ts';

export interface PublishedEdition {
  document: EditionDocument;
  sha256: string;
  /** The same in a few easy sentences, one a line. */
  easyRead: string;
  proceedings: Proceedings;
}

/** Parsed documents by hash: a hash names one content for ever, so none is ever out of date. */
const parsed = new Map<string, EditionDocument>();
const mostParsed = 8;

/** The published edition at an address; anybody may read it. */
export async function readPublishedEdition(db: Db, address: EditionAddress): Promise<PublishedEdition> {
  const found = Number.isInteger(address.year) ? await findPublished(db, address) : undefined;
  if (!found) throw missing('Ce rapport');
  const document = parsed.get(found.sha256) ?? (await readEdition(db, found.id));
  remember(found.sha256, document);
  return {
    document,
    sha256: found.sha256,
    easyRead: found.easyRead,
    proceedings: proceedings.parse(found.proceedings),
  };
}

/** Pages of what a published sheet announced or answered, by its sentence: there people read on and write remarks. */
export async function listCommitmentPages(
  db: Db,
  address: EditionAddress,
  code: string,
): Promise<Record<string, string>> {
  if (!Number.isInteger(address.year)) return {};
  const commitments = await listCommitmentsOfSheet(db, address, code);
  return Object.fromEntries(commitments.map(({ id, sentence }) => [typeset(sentence), `/engagements/${id}`]));
}

function remember(sha256: string, document: EditionDocument): void {
  parsed.delete(sha256);
  parsed.set(sha256, document);
  const [oldest] = parsed.keys();
  if (parsed.size > mostParsed && oldest !== undefined) parsed.delete(oldest);
}
