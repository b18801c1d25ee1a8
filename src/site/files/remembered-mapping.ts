import type { Db, Tx } from '../../kernel/db/index.ts';
import { siteBatches } from './batch.sql.ts';
import { guessSiteMapping, type SiteMapping } from './site-mapping.ts';

/** Names a header whatever the order of its columns. */
const headerKey = (header: readonly string[]): string => JSON.stringify([...header].sort());

/** How a file with these columns was understood last time, else what its titles look like. */
export const mappingFor = async (
  db: Db,
  organisationId: string,
  header: string[],
  type: string,
): Promise<SiteMapping> =>
  (await siteBatches.findMapping(db, organisationId, headerKey(header))) ?? guessSiteMapping(header, type);

export const keepSiteMapping = (tx: Tx, organisationId: string, header: string[], mapping: SiteMapping) =>
  siteBatches.keepMapping(tx, organisationId, headerKey(header), mapping);
