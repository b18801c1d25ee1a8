import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { importBatchesOf } from '../../kernel/db/import-batch.sql.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { outlineFindings } from '../files/outline-findings.ts';
import { checkOutlines, knownEpsg } from '../files/outlines.sql.ts';
import type { PlaceFile } from '../files/place-file.ts';
import { projectionNeeded } from '../files/projection-needed.ts';
import { readPlaces } from '../files/read-places.ts';
import { crossZones } from '../register/crossings.sql.ts';
import { resolveSource, type SourceInput, sourceInput } from '../register/sources.ts';
import { zoneKindKeys, zoneKinds } from '../zone-kind.ts';
import { closeZoneBatch, deleteZonesOf, insertZones, lockZoneBatch, type StatedZone } from './zone.sql.ts';

const zonesInput = z.object({
  organisationId: z.uuid(),
  kind: z.enum(zoneKindKeys, 'Choisissez le genre du zonage.'),
  /** The column that names each outline; none: the one that looks like it. */
  nameColumn: z.string().trim().default(''),
  layer: z.string().trim().default(''),
  epsg: z.int().nullable().default(null),
  since: z.iso.date().nullable().default(null),
  published: z.boolean().default(false),
});

export type ZonesFile = z.input<typeof zonesInput> & { filename: string; content: Uint8Array; source: SourceInput };

/** Enters the zones of a file, all or none, and works out which places lie in them. */
export async function importZones(context: Context, file: ZonesFile): Promise<{ batchId: string; created: number }> {
  authorise(context.actor, 'zone.edit', file);
  const fields = parseInput(zonesInput, file);
  const given = parseInput(sourceInput, file.source);
  const zones = await readZones(context, file.content, fields);
  const { organisationId, published } = fields;
  return context.db.transaction().execute(async (tx) => {
    const made = { createdBy: personOf(context).id, createdAt: context.effects.now() };
    const batch = { organisationId, filename: file.filename, rowCount: zones.length, ...made };
    const batchId = await importBatchesOf('zones').insert(tx, batch);
    const source = await resolveSource(tx, organisationId, given);
    const ids = await insertZones(tx, zones, { organisationId, sourceId: source.id, batchId, published });
    await crossZones(tx, ids);
    const after = { filename: file.filename, created: zones.length };
    const change = { organisationId, verb: 'zone.import', objectKind: 'import', objectId: batchId };
    await recordChange(tx, context, { ...change, after });
    return { batchId, created: zones.length };
  });
}

/** Takes the zones of a file away; what protections said of them stays, without their outline. */
export async function undoZoneImport(context: Context, { batchId }: { batchId: string }): Promise<{ removed: number }> {
  return context.db.transaction().execute(async (tx) => {
    const batch = await lockZoneBatch(tx, batchId);
    if (!batch) throw missing('Cet import');
    const { organisationId, filename, undoneAt } = batch;
    authorise(context.actor, 'zone.edit', { organisationId });
    if (undoneAt) throw new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');
    const removed = await deleteZonesOf(tx, batchId);
    await closeZoneBatch(tx, batchId, { undoneBy: personOf(context).id, undoneAt: context.effects.now() });
    const change = { organisationId, verb: 'zone.import_undone', objectKind: 'import', objectId: batchId };
    await recordChange(tx, context, { ...change, before: { filename, removed } });
    return { removed };
  });
}

type Fields = z.output<typeof zonesInput>;

async function readZones({ db }: Context, content: Uint8Array, fields: Fields): Promise<StatedZone[]> {
  const places = await readPlaces(content, fields.layer || undefined);
  const epsg = fields.epsg ?? places.epsg;
  if (epsg === null || !(await knownEpsg(db, epsg))) throw projectionNeeded();
  const drawn = places.rows.flatMap(({ line, geometry }) => (geometry ? [{ line, geometry }] : []));
  if (drawn.length === 0) throw nothingDrawn();
  const checked = await checkOutlines(db, drawn, epsg);
  const wrong = outlineFindings(checked, drawn, epsg).filter(({ tier }) => tier === 'A');
  if (wrong.length > 0)
    throw outlinesRefused(wrong.map(({ sentence, place }) => `Objet ${place.line}\u00a0: ${sentence}`));
  const named = nameColumn(places, fields.nameColumn);
  const views = fields.kind === 'forecourt' || fields.kind === 'view' ? viewsColumn(places) : undefined;
  const cells = new Map(places.rows.map((row) => [row.line, row.cells]));
  return checked.map(({ line, geometry }) => ({
    kind: fields.kind,
    code: '',
    name: (named && cells.get(line)?.[named]) || zoneKinds[fields.kind].label,
    act: '',
    actOn: null,
    since: fields.since,
    geometry,
    sees: seenIn((views && cells.get(line)?.[views]) || ''),
  }));
}

function nameColumn({ header }: PlaceFile, wanted: string): string | undefined {
  if (wanted && !header.includes(wanted)) throw noNameColumn(wanted, header);
  return wanted || header.find((column) => /^(nom|name|lib|titre|label)/i.test(column));
}

/** Of forecourts and views: the column that names what is seen from there. */
const viewsColumn = ({ header }: PlaceFile): string | undefined =>
  header.find((column) => /^vues?[_ ]sur/i.test(column));

/** "T010, T002" */
const seenIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((said) => said.trim())
      .filter(Boolean),
  ),
];

const noNameColumn = (wanted: string, header: string[]) =>
  new DomainError(
    'invalid',
    'no_column',
    `Le fichier n’a pas de colonne «\u00a0${wanted}\u00a0». Il a\u00a0: ${header.join(', ')}.`,
  );

const nothingDrawn = () =>
  new DomainError('invalid', 'nothing_drawn', 'Ce fichier n’a aucun contour\u00a0: un zonage se dessine.');

const outlinesRefused = (sentences: string[]) =>
  new DomainError(
    'invalid',
    'outlines_refused',
    `Rien n’a été importé\u00a0: des contours sont à corriger. ${sentences.slice(0, 5).join(' ')}`,
  );
