import type { Tx } from '../../kernel/db/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import { mapInTurns } from '../../kernel/map-in-turns.ts';
import type { RecordToWrite } from '../record/record.ts';
import { addFindings, findTaxaToJudge, type TaxonToJudge } from './finding.sql.ts';
import { chooser } from './judge-records.ts';
import { findProfiles, type TaxonProfile } from './profile.sql.ts';
import { judgeRecord } from './rules.ts';

/** What was worked out of a record when it was written. */
export interface Placed {
  id: string;
  cdRef: number | null;
  departementCode: string | null;
  meshCode: string | null;
}

/** Runs the automatic rules on records that have just been written, batch after batch: each taxon is looked up once. */
export class NewRecordsJudge {
  readonly #tx: Tx;
  readonly #entry: { organisationId: string; at: Date };
  readonly #taxa = new Map<number, TaxonToJudge>();
  readonly #expected = new Set<number>();
  readonly #profiles: TaxonProfile[] = [];
  #profilesOf = chooser([]);

  constructor(tx: Tx, entry: { organisationId: string; at: Date }) {
    this.#tx = tx;
    this.#entry = entry;
  }

  async judge(records: readonly RecordToWrite[], placed: readonly Placed[]): Promise<void> {
    await this.#meet(placed.flatMap(({ cdRef }) => cdRef ?? []));
    const today = frenchDay(this.#entry.at);
    const byId = new Map(placed.map((one) => [one.id, one]));
    const findings = await mapInTurns(records, (record) => {
      const { cdRef = null, departementCode = null, meshCode = null } = byId.get(record.id) ?? {};
      const taxon = this.#taxa.get(cdRef ?? 0);
      const { above = [], groups = [] } = taxon ?? {};
      const { timeFrom, timeTo } = record;
      const judged = {
        ...record,
        ...{ taxon: taxon?.taxon ?? record.nameCited, groups, departement: departementCode, mesh: meshCode },
        ...{ timeFrom: inFull(timeFrom), timeTo: inFull(timeTo) },
      };
      return judgeRecord(judged, this.#profilesOf({ cdRef, above }), today).map((finding) => ({
        recordId: record.id,
        ...finding,
      }));
    });
    await addFindings(this.#tx, this.#entry, findings.flat());
  }

  async #meet(cdRefs: readonly number[]): Promise<void> {
    const unmet = [...new Set(cdRefs)].filter((cdRef) => !this.#taxa.has(cdRef));
    if (unmet.length === 0) return;
    const taxa = await findTaxaToJudge(this.#tx, unmet);
    for (const taxon of taxa) this.#taxa.set(taxon.cdRef, taxon);
    const above = [...new Set(taxa.flatMap((taxon) => taxon.above))].filter((cdRef) => !this.#expected.has(cdRef));
    for (const cdRef of above) this.#expected.add(cdRef);
    const profiles = await findProfiles(this.#tx, this.#entry.organisationId, above);
    if (profiles.length === 0) return;
    this.#profiles.push(...profiles);
    this.#profilesOf = chooser(this.#profiles);
  }
}

/** As the database writes an hour. */
const inFull = (time: string | null): string | null => (time?.length === 5 ? `${time}:00` : time);
