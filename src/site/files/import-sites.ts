import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { parseInput } from '../../kernel/input.ts';
import { findCommunesSaid } from '../register/communes.sql.ts';
import type { StatedSite } from '../register/site.ts';
import { resolveSource, type SourceInput, sourceInput } from '../register/sources.ts';
import { writeSites } from '../register/write-sites.ts';
import type { IdentifierSystem } from '../site-type.ts';
import { siteBatches } from './batch.sql.ts';
import { takeSiteDraft } from './draft.ts';
import { countSitesOf, findByIdentifier, findLikelySame, type LikelySame } from './known-sites.sql.ts';
import { outlineFindings } from './outline-findings.ts';
import { checkOutlines, knownEpsg } from './outlines.sql.ts';
import type { PlaceFile } from './place-file.ts';
import { projectionNeeded } from './projection-needed.ts';
import { readPlaces } from './read-places.ts';
import { type Known, type ReadRow, readRows, wordsIn } from './read-rows.ts';
import { keepSiteMapping } from './remembered-mapping.ts';
import type { SiteMapping } from './site-mapping.ts';
import { wrongShape } from './wrong-shape.ts';

export interface SitesFile {
  organisationId: string;
  filename: string;
  content: Uint8Array;
  layer?: string | undefined;
  /** Where the file does not say, or says wrong. */
  epsg?: number | undefined;
  mapping: SiteMapping;
  /** Rows that a person recognised as a place of the register. */
  merged?: ReadonlyMap<number, string> | undefined;
  /** The title of the source whose local numbers these are: two sources number their places alike. */
  localTo?: string | undefined;
}

/** Every row of the file is accounted for: rows = created + known + rejected + empty. */
export interface SitesDryRun {
  rows: number;
  created: ReadRow[];
  known: ReadRow[];
  rejected: number;
  empty: number[];
  /** Of every row that has one, even wrong. */
  keys: string[];
  findings: Finding[];
  /** New rows that look like a place of the register: a person says whether they are. */
  likely: LikelySame[];
}

/** Reads a file of places, says all that is wrong with it and what it would bring. Writes nothing. */
export async function trySiteImport(context: Context, file: SitesFile): Promise<SitesDryRun> {
  authorise(context.actor, 'import.run', file);
  const places = await readPlaces(file.content, file.layer);
  const epsg = file.epsg ?? places.epsg ?? (places.rows.some(({ geometry }) => geometry) ? undefined : 4326);
  if (epsg === undefined || !(await knownEpsg(context.db, epsg))) throw projectionNeeded();
  await refuseStrangers(context, file);
  const found = await checkRows(context, places, epsg);
  const known = await findKnown(context, file, places);
  const { read, findings, empty, keys } = readRows(found.places, file.mapping, known);
  const wrong = new Set(found.findings.filter(({ tier }) => tier === 'A').map(({ place }) => place.line));
  const sound = read.filter(({ line }) => !wrong.has(line));
  const created = sound.filter((row) => !row.known);
  const all = [...found.findings, ...findings].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  const likely = await findLikelySame(
    context.db,
    file.organisationId,
    created.map(({ line, site: { kind, name, geometry } }) => ({ line, kind, name, geometry })),
  );
  return {
    rows: places.rows.length,
    created,
    known: sound.filter((row) => row.known),
    rejected: places.rows.length - sound.length - empty.length,
    empty,
    keys,
    findings: all,
    likely: likely.filter(({ line }) => !file.merged?.has(line)),
  };
}

/** A row is said to be a place of this register, never of another. */
async function refuseStrangers({ db }: Context, { organisationId, merged }: SitesFile): Promise<void> {
  const ids = [...new Set(merged?.values())];
  if (ids.length > 0 && (await countSitesOf(db, organisationId, ids)) < ids.length)
    throw missing('Un des sites choisis');
}

/** Outlines in degrees, mended where that changes next to nothing. */
async function checkRows({ db }: Context, places: PlaceFile, epsg: number) {
  const shaped = places.rows.map((row) => {
    const fault = row.geometry ? wrongShape(row.geometry) : null;
    return fault ? { ...row, geometry: null, fault } : row;
  });
  const drawn = shaped.flatMap(({ line, geometry }) => (geometry ? [{ line, geometry }] : []));
  const checked = await checkOutlines(db, drawn, epsg);
  const byLine = new Map(checked.map((outline) => [outline.line, outline]));
  const rows = shaped.map((row) => ({ ...row, geometry: byLine.get(row.line)?.geometry ?? null }));
  return { places: { ...places, rows }, findings: outlineFindings(checked, drawn, epsg) };
}

async function findKnown(context: Context, file: SitesFile, places: PlaceFile): Promise<Known> {
  const named = Object.entries(file.mapping.columns).flatMap(([column, says]) =>
    says === 'commune' ? places.rows.flatMap(({ cells }) => wordsIn(cells[column] ?? '')) : [],
  );
  const [known, communes] = await Promise.all([
    findKnownPlaces(context, file, places),
    findCommunesSaid(context.db, file.organisationId, named),
  ]);
  return { places: known, communes, merged: file.merged ?? new Map() };
}

async function findKnownPlaces(
  { db }: Context,
  { organisationId, mapping, localTo }: SitesFile,
  places: PlaceFile,
): Promise<Known['places']> {
  const wanted = Object.entries(mapping.columns).flatMap(([column, says]) => {
    const [what, system] = says.split(':') as [string, IdentifierSystem];
    const asked = what === 'part-of' || (what === 'id' && system === mapping.key);
    return asked
      ? [{ system, values: [...new Set(places.rows.map(({ cells }) => (cells[column] ?? '').replace(/\.0+$/, '')))] }]
      : [];
  });
  const systems = Map.groupBy(wanted, ({ system }) => system);
  const found = [...systems].map(async ([system, asked]) => {
    const values = [...new Set(asked.flatMap((each) => each.values))];
    return [system, await findByIdentifier(db, organisationId, system, values, localTo)] as const;
  });
  return new Map(await Promise.all(found));
}

export interface SitesImport extends SitesFile {
  source: SourceInput;
  /** Rows that are wrong are left out instead of keeping the whole file out. */
  validOnly?: boolean | undefined;
  /** The file in waiting that this import takes, or of which it takes a layer. */
  draftId?: string | undefined;
}

/** Writes what a file says, all of it or nothing; every statement bears the import, so that it can be undone. */
export async function importSites(
  context: Context,
  file: SitesImport,
): Promise<{ batchId: string; created: number; known: number }> {
  const dryRun = await trySiteImport(context, file);
  if (dryRun.rejected > 0 && !file.validOnly) throw rowsToMend(dryRun.rejected);
  const [created, known] = [dryRun.created.map(({ site }) => site), dryRun.known.map(({ site }) => site)];
  return context.db.transaction().execute(async (tx) => {
    if (file.draftId) await takeSiteDraft(tx, file.draftId, file.layer);
    const batchId = await writeImport(tx, context, file, { created, known });
    return { batchId, created: created.length, known: known.length };
  });
}

/** Writes places under the name of a file, so that they are undone together. */
export async function writeImport(
  tx: Tx,
  context: Context,
  file: Pick<SitesImport, 'organisationId' | 'filename' | 'mapping' | 'source'>,
  { created, known }: { created: StatedSite[]; known: StatedSite[] },
): Promise<string> {
  const { organisationId, filename, mapping } = file;
  const given = parseInput(sourceInput, file.source);
  const recordedAt = context.effects.now();
  const person = personOf(context);
  const batchId = await siteBatches.insert(tx, {
    organisationId,
    filename,
    rowCount: created.length + known.length,
    createdBy: person.id,
    createdAt: recordedAt,
  });
  const source = await resolveSource(tx, organisationId, given);
  await writeSites(
    tx,
    organisationId,
    { created, known, published: mapping.published },
    {
      sourceId: source.id,
      asOf: source.asOf,
      confidence: 'stated',
      recordedBy: person.id,
      recordedAt: recordedAt.toISOString(),
      batchId,
    },
  );
  await keepSiteMapping(tx, organisationId, Object.keys(mapping.columns), mapping);
  await recordChange(tx, context, {
    organisationId,
    verb: 'site.import',
    objectKind: 'import',
    objectId: batchId,
    after: { filename, created: created.length, known: known.length },
  });
  return batchId;
}

const rowsToMend = (rejected: number) =>
  new DomainError(
    'invalid',
    'rows_to_mend',
    `${rejected === 1 ? 'Une ligne est à corriger' : `${rejected} lignes sont à corriger`}\u00a0: rien n’a été importé. Corrigez le fichier, ou demandez l’import des seules lignes valables.`,
  );
