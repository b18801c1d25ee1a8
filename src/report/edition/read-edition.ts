import type { Db } from '../../kernel/db/index.ts';
import { assembleCheckedEdition } from '../checking/check-edition.ts';
import type { EditionDocument } from '../document.ts';
import { readReportType } from '../read-report-type.ts';
import { stateLabel } from '../report-type.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { findEdition, findFrozenEdition } from './edition.sql.ts';

/**
 * The edition as it was frozen, sealed with its hash and under the wording of the state it has reached since;
 * the live one while it is being made, with all that a freeze copies unless `assembleLive` makes less.
 */
export async function readEdition(
  db: Db,
  editionId: string,
  assembleLive = assembleCheckedEdition,
): Promise<EditionDocument> {
  const frozen = await findFrozenEdition(db, editionId);
  if (!frozen) return assembleLive(db, editionId);
  const { state, reportType } = await findEdition(db, editionId);
  const document = readFrozen(frozen.document);
  return {
    ...document,
    edition: { ...document.edition, stateLabel: stateLabel(readReportType(reportType), state) },
    seal: { sha256: frozen.sha256, frozenAt: frozen.frozenAt.toISOString() },
  };
}

/** The text of a frozen edition was written by us and is held by its hash. */
export const readFrozen = (text: string): EditionDocument => ({ evidence: {}, ...JSON.parse(text) });

/** Whether a frozen edition is still the one that was hashed. */
export async function verifyFrozenEdition(db: Db, editionId: string): Promise<boolean | undefined> {
  const frozen = await findFrozenEdition(db, editionId);
  if (!frozen) return undefined;
  return frozen.sha256 === sha256(frozen.document) && canonicalJson(JSON.parse(frozen.document)) === frozen.document;
}
