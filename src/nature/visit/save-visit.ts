import { authorise, type Context, keepRefused, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { parseInput } from '../../kernel/input.ts';
import { datasetClosed } from '../dataset/dataset-closed.ts';
import { checkVisit } from '../protocol/check-visit.rule.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocols.ts';
import { idsOfNames } from '../record/observer.sql.ts';
import { insertRecords, rewriteRecords } from '../record/record.sql.ts';
import { type RecordInput, type RecordToWrite, recordOf } from '../record/record.ts';
import { addToCounts } from '../record/record-count.sql.ts';
import { tellVisit } from './tell-visit.ts';
import {
  deleteOtherRecords,
  findDataset,
  findKnownTaxa,
  findPlace,
  findVisit,
  insertVisit,
  listRecordsOf,
  lockVisit,
  takenNumbers,
  updateVisit,
  type VisitRecordRow,
  type VisitRow,
} from './visit.sql.ts';
import { splitAnswers, type VisitInput, type VisitRecord, visitedOf, visitInput, type WrittenVisit } from './visit.ts';

interface KnownObservers {
  ids: string[];
  names: string[];
}

export interface SavedVisit {
  id: string;
  version: number;
  /** Whether it was there already: a device that heard no answer sends again. */
  already: boolean;
  /** What is kept and worth a look. */
  findings: Finding[];
}

/**
 * Keeps a visit and its records together, or neither. The same visit sent twice is one. A correction that started from an
 * older version is refused, and stays in the journal beside what is in force. `known`: observers who are known by more
 * than their name; `also`: what is written with it, or neither is.
 */
export async function saveVisit(
  context: Context,
  sent: VisitInput,
  known: KnownObservers = { ids: [], names: [] },
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<SavedVisit> {
  const visit = parseInput(visitInput, sent);
  const dataset = await findDataset(context.db, visit.datasetId);
  if (!dataset) throw missing('Ce jeu de données');
  authorise(context.actor, 'record.write', dataset);
  if (visit.personId && visit.personId !== personOf(context).id) throw othersVisit();
  const there = await findVisit(context.db, visit.id);
  if (there && visit.version === 0) return sameOne(there, visit, personOf(context).id);
  if (!there && visit.version > 0) throw missing('Ce relevé');
  if (there && there.datasetId !== visit.datasetId) throw numberTaken();
  if (!dataset.open && !there) throw datasetClosed();
  const protocol = readProtocol(visit.protocol);
  const findings = await judged(context, dataset.organisationId, protocol, visit);
  const saved = await context.db.transaction().execute(async (tx) => {
    const written = await write(tx, context, { organisationId: dataset.organisationId, protocol, visit, known });
    if (written !== 'stale') await also(tx);
    return written;
  });
  if (saved === 'stale') throw await refuseStale(context, protocol, visit);
  return { ...saved, findings };
}

/** Refused where its protocol says that something is lacking; what is only doubtful is kept and told. */
async function judged(
  context: Context,
  organisationId: string,
  protocol: Protocol,
  visit: WrittenVisit,
): Promise<Finding[]> {
  const place = visit.siteId ? await findPlace(context.db, organisationId, visit.siteId) : undefined;
  if (visit.siteId && !place) throw missing('Ce site');
  const cdNoms = visit.records.flatMap(({ cdNom }) => cdNom ?? []);
  const taxa = await findKnownTaxa(context.db, cdNoms);
  const findings = checkVisit(protocol, visitedOf(visit, taxa, place?.name), todayOf(context.effects));
  const lacking = findings.filter(({ tier }) => tier === 'A');
  if (lacking.length > 0) throw incomplete(lacking);
  return findings;
}

interface Writing {
  organisationId: string;
  protocol: Protocol;
  visit: WrittenVisit;
  known: KnownObservers;
}

async function write(
  tx: Tx,
  context: Context,
  { organisationId, protocol, visit, known }: Writing,
): Promise<'stale' | Omit<SavedVisit, 'findings'>> {
  const before = visit.version > 0 ? await lockVisit(tx, visit.id) : undefined;
  if (before && before.version !== visit.version) return 'stale';
  const wasThere = { organisationId, visitId: visit.id };
  const records = before ? await listRecordsOf(tx, [organisationId], [visit.id]) : [];
  if (
    (await takenNumbers(
      tx,
      wasThere,
      visit.records.map(({ id }) => id),
    )) > 0
  )
    throw numberTaken();
  const there = before ? { ids: before.observerIds, names: before.observers } : known;
  const observerIds = await idsOfNames(tx, organisationId, visit.observers, there);
  const by = { createdBy: personOf(context).id, at: context.effects.now() };
  const row = {
    organisationId,
    visit,
    protocolVersion: protocol.version,
    grouping: protocol.grouping,
    observerIds,
    ...by,
  };
  if (before) await updateVisit(tx, row);
  else if (!(await insertVisit(tx, row))) return { id: visit.id, version: 1, already: true };
  const kept = new Map(records.map((record) => [record.id, record]));
  const written = visit.done
    ? visit.records.map((record, at) => recordFrom(protocol, visit, observerIds, record, at, kept.get(record.id)))
    : [];
  const entry = { organisationId, batchId: null, ...by };
  if (before) {
    await deleteOtherRecords(
      tx,
      wasThere,
      written.map(({ id }) => id),
    );
    await rewriteRecords(tx, entry, written);
    await addToCounts(tx, organisationId, new Map([[visit.datasetId, written.length - records.length]]));
  } else await insertRecords(tx, entry, written);
  await recordChange(tx, context, {
    organisationId,
    verb: before ? 'visit.change' : 'visit.create',
    objectKind: 'visit',
    objectId: visit.id,
    before: before && tellVisit(protocol, { ...before, records: records.map((each) => each) }),
    after: tellVisit(protocol, visit),
  });
  return { id: visit.id, version: (before?.version ?? 0) + 1, already: false };
}

/** A record of a visit is where and when the visit is. What was described more finely than a form can say stays so. */
function recordFrom(
  protocol: Protocol,
  visit: WrittenVisit,
  observerIds: string[],
  record: VisitRecord,
  at: number,
  kept: VisitRecordRow | undefined,
): RecordToWrite {
  const { descriptor, extra } = splitAnswers(protocol, record.fields);
  const [first, ...others] = kept?.descriptors ?? [];
  const absent = record.status === 'No';
  const counted = { countMin: record.countMin ?? undefined, countMax: record.countMax ?? undefined };
  const told = { ...unasked(protocol, first), ...descriptor, ...(absent ? {} : counted) };
  const one = Object.values(told).some((value) => value !== undefined) ? [{ ...told, ...objectOf(told) }] : [];
  const { siteId, point, communeCode } = visit;
  return recordOf({
    id: record.id,
    datasetId: visit.datasetId,
    visitId: visit.id,
    line: at + 1,
    nameCited: record.nameCited,
    cdNom: record.cdNom,
    status: record.status,
    dateFrom: visit.dateFrom,
    dateTo: visit.dateTo,
    timeFrom: visit.timeFrom,
    timeTo: visit.timeTo,
    observerIds,
    place: placeOf({ siteId, point, communeCode }),
    precision: visit.precision,
    placeName: visit.placeName,
    descriptors: others.length > 0 ? kept?.descriptors : one,
    extra: { ...notOf(protocol, kept?.extra), ...extra },
    comment: record.comment,
  });
}

const placeOf = ({
  siteId,
  point,
  communeCode,
}: Pick<WrittenVisit, 'siteId' | 'point' | 'communeCode'>): RecordInput['place'] => {
  if (point) return { kind: 'geometry', shape: { type: 'Point', coordinates: point }, siteId };
  return communeCode && !siteId ? { kind: 'commune', communeCode } : { kind: 'site', siteId: siteId ?? '' };
};

/** What counts is individuals, unless something else is said. */
const objectOf = (told: { countMin?: number | undefined; countObject?: string | undefined }) =>
  told.countMin !== undefined && told.countObject === undefined ? { countObject: 'IND' } : {};

/** What was known of a descriptor that the protocol does not ask. */
function unasked({ record }: Protocol, first: VisitRecordRow['descriptors'][number] | undefined) {
  const asked = new Set([...record.fields.map(({ name }) => name), 'countMin', 'countMax']);
  return Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => !asked.has(name)));
}

const notOf = ({ record }: Protocol, extra: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(extra).filter(([name]) => !record.fields.some((field) => field.name === name)));

/** The number was taken: by this visit, sent before, or it is not ours to answer for. */
function sameOne(known: VisitRow, { id, datasetId }: WrittenVisit, personId: string): SavedVisit {
  if (known.datasetId !== datasetId || known.createdBy !== personId) throw numberTaken();
  return { id, version: known.version, already: true, findings: [] };
}

async function refuseStale(context: Context, protocol: Protocol, visit: WrittenVisit): Promise<DomainError> {
  const current = await findVisit(context.db, visit.id);
  if (!current) return missing('Ce relevé');
  const { organisationId } = current;
  const records = await listRecordsOf(context.db, [organisationId], [visit.id]);
  const sentence = await keepRefused(context, {
    organisationId,
    verb: 'visit.change_refused',
    objectKind: 'visit',
    objectId: visit.id,
    name: 'ce relevé',
    current: tellVisit(protocol, { ...current, records }),
    typed: tellVisit(protocol, visit),
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, {
    version: current.version,
    current: tellVisit(protocol, { ...current, records }),
  });
}

const incomplete = (findings: Finding[]) =>
  new DomainError(
    'invalid',
    'visit_incomplete',
    `Ce relevé n’est pas complet. ${[...new Set(findings.map(({ sentence }) => sentence))].join(' ')}`,
    { findings },
  );

const othersVisit = () =>
  new DomainError(
    'forbidden',
    'visit_of_another',
    'Ce relevé a été écrit sur cet appareil par quelqu’un d’autre. Connectez-vous sous son nom pour l’envoyer.',
  );

const numberTaken = () =>
  new DomainError(
    'conflict',
    'visit_number_taken',
    'Cet envoi porte le numéro d’un autre relevé. Rechargez la page, puis saisissez de nouveau.',
  );
