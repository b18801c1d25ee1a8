import { authorise, type Context, keepRefused, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { formWords } from '../../watch/kept/form-field.ts';
import { readPoint } from '../visit/read-point.ts';
import { findKnownTaxa } from '../visit/visit.sql.ts';
import { observersOf, readCount } from '../visit/visit.ts';
import { readVocabularies } from '../vocabulary/read-vocabularies.ts';
import { type EditedRecord, findEdited } from './edited.sql.ts';
import { idsOfNames } from './observer.sql.ts';
import { rewriteRecord } from './record.sql.ts';
import { type Place, type RecordInput, recordSchema } from './record.ts';
import { descriptorsOf, recordParts, recordValues } from './record-form.ts';

export interface ReadEdited {
  record: EditedRecord;
  parts: ReturnType<typeof recordParts>;
  values: FormValues;
}

/** A record for whoever corrects it. */
export async function readEdited(context: Context, id: string): Promise<ReadEdited> {
  const record = isId(id) ? await findEdited(context.db, id) : undefined;
  if (!record) {
    if (!context.actor.person) authorise(context.actor, 'record.write', { organisationId: '' });
    throw missing('Cette donnée');
  }
  authorise(context.actor, 'record.write', record);
  return { record, parts: recordParts(record, readVocabularies()), values: recordValues(record) };
}

/** Corrects one record, imported or typed; it waits for validation again. From an older text, both texts are kept. */
export async function changeRecord(context: Context, id: string, typed: FormValues): Promise<void> {
  const { record: read, parts, values: before } = await readEdited(context, id);
  const values = { ...before, ...typed };
  if (readCount(values.count ?? '') === undefined) throw unreadable('Nombre', 'Écrivez-le comme 3, ou 3-5.');
  await refuseUnknownTaxon(context, values.cdNom ?? '');
  const saved = await context.db.transaction().execute(async (tx) => {
    const record = await findEdited(tx, id, true);
    if (!record || record.version !== Number(typed.version)) return 'stale';
    const { organisationId } = record;
    const entry = { organisationId, batchId: null, createdBy: personOf(context).id, at: context.effects.now() };
    const input = await inputOf(tx, record, values);
    await rewriteRecord(tx, entry, parseInput(recordSchema, input), placeIsKept(record, values));
    const [was, now] = [recordValues(record), values].map((each) => formWords(parts, each));
    await recordChange(tx, context, {
      ...{ organisationId, verb: 'record.change', objectKind: 'record', objectId: id },
      ...{ before: was, after: now },
    });
    return 'saved';
  });
  if (saved === 'stale') throw await refuseStale(context, read, values);
}

const unreadable = (field: string, hint: string) =>
  new DomainError('invalid', 'unreadable_field', `${field}\u00a0: ce qui est écrit ne se lit pas. ${hint}`);

async function refuseUnknownTaxon(context: Context, typed: string): Promise<void> {
  const cdNom = numberOf(typed, 'Numéro TAXREF');
  if (cdNom === null || (await findKnownTaxa(context.db, [cdNom])).size > 0) return;
  throw new DomainError(
    'invalid',
    'unknown_taxon',
    `TAXREF en service n’a pas de nom ${cdNom}. Cherchez le taxon par son nom dans la page Nature, ou laissez le numéro vide.`,
  );
}

/** The whole record as it will be: what the form does not ask stays. */
async function inputOf(tx: Tx, record: EditedRecord, values: FormValues): Promise<RecordInput> {
  const said = (name: string) => values[name]?.trim() ?? '';
  const before = recordValues(record);
  const hour = (name: 'timeFrom' | 'timeTo') => (said(name) === before[name] ? record[name] : said(name) || null);
  const people = (name: string, ids: string[], names: string[]) =>
    idsOfNames(tx, record.organisationId, observersOf(said(name)), { ids, names });
  return {
    ...{ id: record.id, datasetId: record.datasetId, visitId: record.visitId },
    ...{ nameCited: said('nameCited'), cdNom: numberOf(said('cdNom'), 'Numéro TAXREF'), status: record.status },
    ...(['Pr', 'No', 'NSP'].includes(said('status')) && { status: said('status') as EditedRecord['status'] }),
    dateFrom: said('dateFrom'),
    ...{ dateTo: said('dateTo') || null, timeFrom: hour('timeFrom'), timeTo: hour('timeTo') },
    observerIds: await people('observers', record.observerIds, record.observers),
    determinerIds: await people('determiners', record.determinerIds, record.determiners),
    determinedOn: said('determinedOn') || null,
    place: placeOf(record, values),
    placeName: said('placeName'),
    precision: numberOf(said('precision'), 'Précision'),
    altitudeMin: numberOf(said('altitudeMin'), 'Altitude minimale'),
    altitudeMax: numberOf(said('altitudeMax'), 'Altitude maximale'),
    descriptors: descriptorsOf(record, values),
    comment: said('comment'),
    extra: record.extra,
  };
}

function numberOf(text: string, field: string): number | null {
  if (text.trim() === '') return null;
  if (!/^-?\d{1,9}$/.test(text.trim())) throw unreadable(field, 'Écrivez un nombre entier, ou laissez le champ vide.');
  return Number(text);
}

const placeFields = ['placeKind', 'position', 'communeCode', 'meshCode', 'departementCode'];

const placeIsKept = (record: EditedRecord, values: FormValues): boolean => {
  const before = recordValues(record);
  return placeFields.every((name) => before[name] === values[name]);
};

function placeOf(record: EditedRecord, values: FormValues): RecordInput['place'] {
  if (placeIsKept(record, values)) return placeOfRecord(record);
  switch (values.placeKind) {
    case 'commune':
      return { kind: 'commune', communeCode: values.communeCode ?? '' };
    case 'mesh':
      return { kind: 'mesh', meshCode: values.meshCode ?? '' };
    case 'departement':
      return { kind: 'departement', departementCode: values.departementCode ?? '' };
    case 'geometry': {
      const point = readPoint(values.position ?? '');
      if (!point) throw unreadable('Point', 'Écrivez la latitude puis la longitude, comme 50,4301\u202f; 2,7812.');
      return { kind: 'geometry', shape: { type: 'Point', coordinates: point }, siteId: record.siteId };
    }
    default:
      return placeOfRecord(record);
  }
}

function placeOfRecord(record: EditedRecord): Place {
  const { placeKind, siteId, communeCode, meshCode, departementCode } = record;
  switch (placeKind) {
    case 'site':
      return { kind: 'site', siteId: siteId ?? '' };
    case 'commune':
      return { kind: 'commune', communeCode: communeCode ?? '' };
    case 'mesh':
      return { kind: 'mesh', meshCode: meshCode ?? '' };
    case 'departement':
      return { kind: 'departement', departementCode: departementCode ?? '' };
    case 'geometry':
      return { kind: 'geometry', shape: JSON.parse(record.shape ?? ''), epsg: 2154, siteId, communeCode };
  }
}

async function refuseStale(context: Context, read: EditedRecord, values: FormValues): Promise<DomainError> {
  const current = await findEdited(context.db, read.id);
  if (!current) return missing('Cette donnée');
  const parts = recordParts(current, readVocabularies());
  const sentence = await keepRefused(context, {
    ...{
      organisationId: current.organisationId,
      verb: 'record.change_refused',
      objectKind: 'record',
      objectId: read.id,
    },
    name: 'cette donnée',
    current: formWords(parts, recordValues(current)),
    typed: formWords(parts, values),
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, {
    version: current.version,
    current: recordValues(current),
  });
}
