import type { Context } from '../../identity/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { missing } from '../../kernel/errors.ts';
import { type RecordMapping, understandRecords } from '../../nature/index.ts';
import type { Outside } from './ask-source.ts';
import { findKept } from './keep-connector.ts';
import { readRecordsSettings } from './records-source.ts';
import { sourceKinds } from './source-kinds.ts';

/** The first page of an export as it is now: how it is understood, and what it would bring; or why it cannot be read. */
export async function understandExport(context: Context, id: string, outside: Outside) {
  const connector = await findKept(context, id);
  if (connector.kind !== 'records') throw missing('Cette page');
  const { name, organisationId, settings } = connector;
  const { mapping, datasetId } = readRecordsSettings(settings);
  try {
    const { body } = await sourceKinds.records.ask(connector, outside, 1);
    const file = { organisationId, filename: name, content: body };
    const choices = { datasetId: datasetId ?? undefined, epsg: undefined, known: 'skip' as const };
    return { name, refusal: null, read: await understandRecords(context, file, choices, mapping ?? undefined) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused?.kind !== 'invalid') throw error;
    return { name, refusal: refused.message, read: null };
  }
}

/** How its columns are understood until now: before a person said anything, as they look. */
export async function mappingOf(context: Context, id: string, outside: Outside): Promise<RecordMapping> {
  const connector = await findKept(context, id);
  if (connector.kind !== 'records') throw missing('Cette page');
  const kept = readRecordsSettings(connector.settings).mapping;
  return kept ?? (await understandExport(context, id, outside)).read?.mapping ?? { columns: {}, values: {}, names: {} };
}
