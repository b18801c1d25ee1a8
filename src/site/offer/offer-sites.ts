import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Finding } from '../../kernel/finding.ts';
import { type SitesFile, trySiteImport, writeImport } from '../files/import-sites.ts';
import type { ReadRow } from '../files/read-rows.ts';
import type { StatedSite } from '../register/site.ts';
import type { SourceInput } from '../register/sources.ts';
import { type Aspect, compareSite, onlyAspects } from './compare-site.rule.ts';
import { newSite, printAspect } from './print-offer.ts';
import { readRegistered } from './registered-sites.sql.ts';

export interface SitesOffer extends SitesFile {
  source: SourceInput;
  /** New places are entered at once; else each waits for a person. */
  adds: boolean;
}

/** What a person must choose between: a place that the register does not have, or one thing said of one that it has. */
export interface OfferedSite {
  /** The place and the thing said of it, whatever the day it is read. */
  about: string;
  key: string;
  label: string;
  ours: string;
  theirs: string;
  given: { site: StatedSite; aspect: Aspect | 'place'; seen: string };
}

/** Every row is accounted for: rows = inserted + completed + same + refused + those of `differing`. */
export interface OfferedSites {
  /** The import of what nobody had said; null where there is nothing of it. */
  batchId: string | null;
  rows: number;
  inserted: number;
  /** Known, of which the source alone said something. */
  completed: number;
  same: number;
  refused: number;
  /** What is wrong with the rows that are refused. */
  findings: Finding[];
  differing: OfferedSite[];
  /** All that the source has, by key; without a name, what is not in the register: refused, or waiting. */
  listed: { key: string; label: string }[];
}

/**
 * Takes what a source says of places, row by row: what nobody had said is written as an import, which can be undone; what
 * says otherwise than the register is given back, for a person to choose; a bad row is told and keeps no other out.
 */
export async function offerSites(tx: Tx, context: Context, offer: SitesOffer): Promise<OfferedSites> {
  const { rows, created, known, rejected, findings, empty, keys, likely } = await trySiteImport(
    { ...context, db: tx },
    offer,
  );
  const named = keyed([...created, ...known]);
  const alike = new Map(likely.map(({ line, name }) => [line, name]));
  const isNew = (row: KeyedRow) => offer.adds && !alike.has(row.line);
  const fresh = named.rows.filter((row) => !row.known);
  const added = fresh.filter(isNew);
  const compared = await compareAll(
    tx,
    named.rows.filter((row) => row.known),
  );
  const completed = compared.filter(({ adds }) => adds.length > 0);
  const taken = {
    created: added.map(({ site }) => site),
    known: completed.map(({ row, adds }) => onlyAspects(row.site, adds)),
  };
  const isTaken = added.length + completed.length > 0;
  const batchId = isTaken ? await writeImport(tx, context, offer, taken) : null;
  const waiting = fresh.filter((row) => !isNew(row)).map((row) => newSite(row.key, row.site, alike.get(row.line)));
  const here = [...added, ...compared.map(({ row }) => row)];
  const labels = new Map(here.map((row) => [row.key, row.site.name]));
  return {
    batchId,
    rows,
    inserted: added.length,
    completed: completed.filter(({ differing }) => differing.length === 0).length,
    same: compared.filter(({ adds, differing }) => adds.length + differing.length === 0).length,
    refused: rejected + named.findings.length + empty.length,
    findings: [...findings.filter(({ tier }) => tier === 'A'), ...named.findings, ...empty.map(emptyRow)],
    differing: [...waiting, ...compared.flatMap(({ differing }) => differing)],
    listed: keys.map((one) => ({ key: one, label: labels.get(one) ?? '' })),
  };
}

type KeyedRow = ReadRow & { key: string };

/** A row without a number could never be found again. */
function keyed(rows: ReadRow[]): { rows: KeyedRow[]; findings: Finding[] } {
  const isKeyed = (row: ReadRow): row is KeyedRow => row.key !== null;
  return {
    rows: rows.filter(isKeyed),
    findings: rows.filter((row) => !isKeyed(row)).map(({ line }) => nameless(line)),
  };
}

async function compareAll(tx: Tx, rows: KeyedRow[]) {
  const registered = await readRegistered(
    tx,
    rows.map(({ site }) => site),
  );
  return rows.map((row) => {
    const ours = registered.get(row.site.id);
    const compared = ours ? compareSite(row.site, ours) : [];
    return {
      row,
      adds: compared.filter(({ says }) => says === 'more').map(({ aspect }) => aspect),
      differing: compared.flatMap(({ aspect, says, seen }): OfferedSite[] =>
        ours && says === 'otherwise'
          ? [
              {
                key: row.key,
                ...printAspect(row.site, ours, aspect),
                given: { site: onlyAspects(row.site, [aspect]), aspect, seen },
              },
            ]
          : [],
      ),
    };
  });
}

const wrongRow = (line: number, code: string, sentence: string): Finding => ({
  code,
  tier: 'A',
  sentence,
  place: { line },
});
const nameless = (line: number) =>
  wrongRow(line, 'key_needed', 'Cette ligne n’a pas de numéro : elle ne serait pas reconnue la fois suivante.');
const emptyRow = (line: number) => wrongRow(line, 'empty_row', 'Cette ligne est vide.');
