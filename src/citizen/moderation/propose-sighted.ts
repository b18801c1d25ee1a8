import type { Db } from '../../kernel/db/index.ts';
import { findTaxon, proposeTaxa, searchTaxa } from '../../nature/index.ts';
import { readName } from '../../nature/taxon/read-name.rule.ts';
import type { Message } from '../message.sql.ts';

/** A taxon that a sighting may be of; whoever answers says which. */
export interface SightedTaxon {
  cdNom: number;
  name: string;
  vernacular: string;
  group: string;
  /** Whether the sender chose it among names of TAXREF. */
  bySender: boolean;
}

const mostFound = 12;

/** What the sender chose, then what the name they wrote may mean; what else is sought comes first. None is chosen. */
export async function proposeSighted(
  db: Db,
  { details }: Pick<Message, 'details'>,
  sought: string,
): Promise<SightedTaxon[]> {
  const { name = '', cdNom = '' } = details;
  const chosen = cdNom ? await findTaxon(db, Number(cdNom)) : undefined;
  const proposed = name ? ((await proposeTaxa(db, [name])).get(name) ?? []) : [];
  // « Une coccinelle » is the name of no taxon, and a word of several.
  const words = sought || (proposed.length === 0 && !chosen ? readName(name).french : '');
  const found = words ? await searchTaxa(db, words, mostFound) : [];
  const all = [
    ...found.map(({ acceptedName, ...taxon }) => ({ ...taxon, name: acceptedName })),
    ...(chosen ? [{ ...chosen, cdNom: Number(cdNom), name: chosen.fullName }] : []),
    ...proposed.map(({ fullName, ...taxon }) => ({ ...taxon, name: fullName })),
  ];
  return [...new Map(all.map((taxon) => [taxon.cdRef, taxon])).values()].map((taxon) => ({
    ...{ cdNom: taxon.cdNom, name: taxon.name, group: taxon.group2 },
    vernacular: taxon.vernacular.split(',')[0] ?? '',
    bySender: taxon.cdRef === chosen?.cdRef,
  }));
}
