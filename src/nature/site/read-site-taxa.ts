import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { missing } from '../../kernel/errors.ts';
import { isToldSite } from '../search/names.sql.ts';
import type { TaxonStatusKey } from '../search/record-filter.ts';
import { askRecords } from '../search/resolve-filter.sql.ts';
import { countedWithin } from '../search/where-matches.sql.ts';
import { countTaxaSeen, type TaxonSeen } from '../taxon/occurrence.sql.ts';
import { listAreas, listStatusKeys } from '../taxon/recorded-taxa.sql.ts';
import { nameTaxa, type TaxonName } from '../taxon/taxon-names.sql.ts';
import { standingOfTaxon, type TaxonStanding } from './standing-of-taxon.rule.ts';

export interface ToldSiteTaxon extends TaxonSeen, TaxonName {
  standing: TaxonStanding;
  statuses: TaxonStatusKey[];
}

export interface SiteTaxa {
  taxa: ToldSiteTaxon[];
  records: number;
  first: string | null;
  last: string | null;
  /** Whether who reads sees some records less precisely than they are, and so not here. */
  isExact: boolean;
}

/** What was seen at a place of the register, of what who asks may read: tied to it, or inside its outline. */
export async function readSiteTaxa({ db, actor, effects }: Context, siteId: string): Promise<SiteTaxa> {
  if (!z.guid().safeParse(siteId).success || !(await isToldSite(db, actor, siteId))) throw missing('Ce site');
  const asked = await askRecords(db, actor, { place: { kind: 'site', id: siteId } }, countedWithin);
  const [seen, areas] = await Promise.all([countTaxaSeen(db, asked), listAreas(db)]);
  const cdRefs = seen.map(({ cdRef }) => cdRef);
  const [names, statuses] = await Promise.all([nameTaxa(db, cdRefs), listStatusKeys(db, cdRefs, areas)]);
  const days = { first: seen.map(({ first }) => first).toSorted(), last: seen.map(({ last }) => last).toSorted() };
  const place = { first: days.first[0] ?? '', last: days.last.at(-1) ?? '' };
  const today = todayOf(effects);
  return {
    taxa: byName(
      seen.map((taxon) => ({
        ...taxon,
        ...(names.get(taxon.cdRef) ?? unnamed),
        standing: standingOfTaxon(taxon, place, today),
        statuses: statuses.get(taxon.cdRef) ?? [],
      })),
    ),
    records: seen.reduce((sum, each) => sum + each.seen, 0),
    first: place.first || null,
    last: place.last || null,
    isExact: asked.audience.works.length > 0,
  };
}

const unnamed: TaxonName = { name: '', scientific: '', group2: '' };

/** By group, then by name, as French sorts. Thousands are sorted here: the database takes longer than to find them. */
function byName<T extends TaxonName>(taxa: T[]): T[] {
  const { compare } = new Intl.Collator('fr');
  const groups = [...Map.groupBy(taxa, ({ group2 }) => group2)].sort(([a], [b]) => compare(a, b));
  return groups.flatMap(([, within]) => within.toSorted((a, b) => compare(a.name, b.name)));
}
