import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Context, keepRefused, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { easyReadText } from '../../kernel/easy-read.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readSiteType } from '../read-site-types.ts';
import { commonFields, identifierSystemKeys, siteLevels } from '../site-type.ts';
import { countZonesOf } from '../zone/read-zone.sql.ts';
import { protectionKindKeys } from '../zone-kind.ts';
import { findCommunesSaid } from './communes.sql.ts';
import { wrongFieldValue } from './field-value.rule.ts';
import { findGeometryFault } from './geometry-fault.sql.ts';
import { lockSite, setSite } from './site.sql.ts';
import { type GeoJson, partyRoles, type StatedSite } from './site.ts';
import { resolveSource, sourceInput } from './sources.ts';
import { confidences } from './standing.rule.ts';
import { writeSites } from './write-sites.ts';

const text = (max: number) => z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`);
const day = z.iso.date().nullable().default(null);

const party = z.object({
  role: z.enum(partyRoles),
  category: text(200).default(''),
  name: text(200).default(''),
  privatePerson: z.boolean().default(false),
  since: day,
  until: day,
  /** The source that says so, where it is not that of the whole form. */
  sourceId: z.uuid().optional(),
});

const protection = z.object({
  kind: z.enum(protectionKindKeys),
  extent: text(500).default(''),
  act: text(300).default(''),
  actOn: day,
  until: day,
  reference: text(100).default(''),
  zoneId: z.uuid().nullable().default(null),
  sourceId: z.uuid().optional(),
});

/** What a person says of a place, and by which source. Fields left out are left as they are. */
export const siteInput = z.object({
  organisationId: z.uuid(),
  id: z.uuid().optional(),
  /** The version the person started from; needed to change a place. */
  version: z.int().optional(),
  kind: z.string(),
  level: z.enum(siteLevels).optional(),
  parentId: z.uuid().nullable().default(null),
  name: text(300).min(1, 'Donnez un nom au site.'),
  easyRead: easyReadText.optional(),
  published: z.boolean().default(false),
  vulnerable: z.boolean().default(false),
  values: z.record(z.string(), text(2000)).default({}),
  identifiers: z.array(z.object({ system: z.enum(identifierSystemKeys), value: text(100).min(1) })).default([]),
  parties: z.array(party).default([]),
  protections: z.array(protection).default([]),
  geometry: z
    .custom<GeoJson>((given) => typeof given === 'object' && given !== null && 'type' in given)
    .nullable()
    .default(null),
  precision: z.enum(['exact', 'simplified', 'commune']).default('exact'),
  /** INSEE codes or names of the communes that the source names. */
  communes: z.array(text(100).min(1)).default([]),
  source: sourceInput,
  confidence: z.enum(confidences).default('stated'),
  /** Values that another source says than that of the whole form. */
  others: z
    .array(
      z.object({
        source: sourceInput,
        confidence: z.enum(confidences).default('stated'),
        values: z.record(z.string(), text(2000)),
      }),
    )
    .default([]),
});
export type SiteInput = z.input<typeof siteInput>;

/**
 * Enters a place in the register, or adds what a source says of one. What other sources said stays beside it; what
 * the same source said is replaced and kept. Refused where somebody changed the place meanwhile.
 */
export async function stateSite(context: Context, input: SiteInput): Promise<{ id: string; version: number }> {
  const given = parseInput(siteInput, input);
  authorise(context.actor, 'site.edit', given);
  const type = readSiteType(given.kind);
  for (const values of [given.values, ...given.others.map((other) => other.values)])
    refuseWrongValues({ kind: given.kind, values });
  const saved = await context.db.transaction().execute(async (tx) => {
    const before = given.id ? await lockSite(tx, given.organisationId, given.id) : undefined;
    if (given.id && !before) throw missing('Ce site');
    if (before && before.version !== given.version) return { stale: before } as const;
    await refuseWrongGeometry(tx, given.geometry);
    await refuseStrangeZones(tx, given);
    const communeIds = await knownCommunes(tx, given);
    // A name that stands already is not said again by whoever adds something else.
    const name = before?.name === given.name ? '' : given.name;
    const stated: StatedSite = {
      ...given,
      name,
      communeIds,
      id: given.id ?? randomUUID(),
      level: given.level ?? type.level,
    };
    await writeStatements(tx, context, { given, stated, isNew: !before });
    const { kind, level, parentId, published, vulnerable, easyRead } = { ...given, level: stated.level };
    const told = easyRead === undefined ? {} : { easyRead };
    const version = await setSite(tx, stated.id, { kind, level, parentId, published, vulnerable, ...told });
    await recordChange(tx, context, {
      organisationId: given.organisationId,
      verb: before ? 'site.change' : 'site.create',
      objectKind: 'site',
      objectId: stated.id,
      after: { name: given.name, values: given.values, published, vulnerable, ...told },
    });
    return { id: stated.id, version };
  });
  if (saved.stale) throw await refuseStale(context, given, saved.stale);
  return saved;
}

/** One statement of the form's source, then one of each other source it names. */
async function writeStatements(
  tx: Tx,
  context: Context,
  { given, stated, isNew }: { given: StatedInput; stated: StatedSite; isNew: boolean },
): Promise<void> {
  const common = {
    recordedBy: context.actor.person?.id ?? null,
    recordedAt: context.effects.now().toISOString(),
    batchId: null,
  };
  const source = await resolveSource(tx, given.organisationId, given.source);
  const main = { ...common, sourceId: source.id, asOf: source.asOf, confidence: given.confidence };
  const own = <T extends { sourceId?: string | undefined }>(rows: T[]) =>
    rows.filter(({ sourceId }) => !sourceId || sourceId === source.id);
  const first = { ...stated, parties: own(given.parties), protections: own(given.protections) };
  const sites = isNew ? { created: [first], known: [] } : { created: [], known: [first] };
  await writeSites(tx, given.organisationId, sites, main);
  const silent = { ...bare(stated), values: {} };
  for (const other of given.others) {
    const { id, asOf } = await resolveSource(tx, given.organisationId, other.source);
    const known = [{ ...silent, values: other.values }];
    await writeSites(
      tx,
      given.organisationId,
      { created: [], known },
      { ...common, sourceId: id, asOf, confidence: other.confidence },
    );
  }
  const elsewhere = [...given.parties, ...given.protections].flatMap(({ sourceId }) => sourceId ?? []);
  for (const sourceId of new Set(elsewhere.filter((id) => id !== source.id))) {
    await resolveSource(tx, given.organisationId, { sourceId });
    const parties = given.parties.filter((party) => party.sourceId === sourceId);
    const protections = given.protections.filter((each) => each.sourceId === sourceId);
    await writeSites(
      tx,
      given.organisationId,
      { created: [], known: [{ ...silent, parties, protections }] },
      { ...main, sourceId },
    );
  }
}

/** A statement that says nothing yet. */
const bare = (stated: StatedSite): StatedSite => ({
  ...stated,
  name: '',
  identifiers: [],
  parties: [],
  protections: [],
  communeIds: [],
  geometry: null,
});

type StatedInput = z.output<typeof siteInput>;

function refuseWrongValues({ kind, values }: Pick<StatedInput, 'kind' | 'values'>): void {
  const fields = new Map([...commonFields, ...readSiteType(kind).fields].map((field) => [field.key, field]));
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    if (!field) throw unknownField(key);
    const wrong = value === '' ? null : wrongFieldValue(field, value);
    if (wrong) throw new DomainError('invalid', 'wrong_value', `${field.label}\u00a0: ${wrong}`, { field: key });
  }
}

async function refuseWrongGeometry(tx: Tx, geometry: GeoJson | null): Promise<void> {
  const fault = geometry ? await findGeometryFault(tx, JSON.stringify(geometry)) : null;
  if (fault) throw new DomainError('invalid', 'wrong_outline', fault);
}

async function refuseStrangeZones(tx: Tx, { organisationId, protections }: StatedInput): Promise<void> {
  const ids = [...new Set(protections.flatMap(({ zoneId }) => zoneId ?? []))];
  if (ids.length > 0 && (await countZonesOf(tx, organisationId, ids)) < ids.length) throw missing('Ce zonage');
}

async function knownCommunes(tx: Tx, { organisationId, communes }: StatedInput): Promise<string[]> {
  const found = await findCommunesSaid(tx, organisationId, communes);
  const unknown = communes.find((said) => !found.has(said));
  if (unknown) throw unknownCommune(unknown);
  return [...new Set(found.values())];
}

const unknownCommune = (said: string) =>
  new DomainError(
    'invalid',
    'unknown_commune',
    `«\u00a0${said}\u00a0» n’est le nom d’aucune commune, ou de plusieurs\u00a0: écrivez son code INSEE.`,
  );

const unknownField = (key: string) =>
  new DomainError(
    'invalid',
    'unknown_field',
    `Ce type de site n’a pas de champ «\u00a0${key}\u00a0». Choisissez un autre type ou un autre champ.`,
  );

async function refuseStale(
  context: Context,
  given: StatedInput,
  before: { version: number; name: string },
): Promise<DomainError> {
  const sentence = await keepRefused(context, {
    organisationId: given.organisationId,
    verb: 'site.stale',
    objectKind: 'site',
    objectId: given.id ?? '',
    name: 'ce site',
    current: { name: before.name },
    typed: { name: given.name, values: given.values, easyRead: given.easyRead },
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, { version: before.version });
}
