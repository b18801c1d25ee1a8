import type { Context } from '../../identity/index.ts';
import { keepWhileUnchanged } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { countMeshes } from '../map/make-record-tile.ts';
import { extentOfMeshes } from '../map/record-tile.sql.ts';
import { type After, type AskedRecords, audienceOf, listRecords } from '../record/readable.sql.ts';
import { whereMatches } from '../search/where-matches.sql.ts';
import { listTaxonSites, readEffort, readOccurrence } from './occurrence.sql.ts';
import { findTaxon, listRarities, listRecordedBelow, listStatuses } from './taxon.sql.ts';

const pageSize = 20;

interface AskedFigures {
  db: Context['db'];
  asked: AskedRecords;
  cdRef: number;
}

/** When, where and with what effort a taxon was seen: the same for all who may read the same. */
const readFigures = keepWhileUnchanged(
  async ({ db, asked, cdRef }: AskedFigures) => {
    const [occurrence, effort, sites, meshes] = await Promise.all([
      readOccurrence(db, asked),
      readEffort(db, asked.audience),
      listTaxonSites(db, asked, asked.audience.works),
      countMeshes({ db, asked, filter: { taxon: cdRef } }),
    ]);
    const codes = meshes.map(({ code }) => code);
    return { occurrence, effort, sites, meshes, extent: await extentOfMeshes(db, codes) };
  },
  ({ asked: { audience }, cdRef }) => JSON.stringify([cdRef, audience]),
);

/** A taxon's page: its names and statuses, and what the reader may know of its records, those of taxa below included. */
export async function readTaxon({ db, actor }: Context, cdNom: number, after?: After) {
  const taxon = Number.isInteger(cdNom) && cdNom > 0 && cdNom < 2 ** 31 ? await findTaxon(db, cdNom) : undefined;
  if (!taxon) throw missing('Ce taxon');
  const [cdRefs, audience] = await Promise.all([listRecordedBelow(db, taxon), audienceOf(db, actor)]);
  const asked = { audience, which: whereMatches({ cdRefs, nothing: false }) };
  const [statuses, rarities, records, figures] = await Promise.all([
    listStatuses(db, taxon.cdRef),
    listRarities(db, taxon.cdRef),
    listRecords(db, asked, pageSize, after),
    readFigures({ db, asked, cdRef: taxon.cdRef }),
  ]);
  const shown = records.slice(0, pageSize);
  const last = records.length > pageSize ? shown.at(-1) : undefined;
  return {
    taxon,
    statuses,
    rarities,
    figures,
    records: shown,
    next: last ? { date: last.dateFrom, id: last.id } : null,
  };
}
