import { createHash } from 'node:crypto';
import type { Context } from '../../identity/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { sourceOf, streamTable } from '../../kernel/table/stream-table.ts';
import { noteRecords } from '../record/note-records.ts';
import { type Proposal, proposeTaxa } from '../taxon/propose-taxa.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import { fields } from './fields.ts';
import { recordBatches, tryRecordImport } from './import-records.ts';
import { listOpenDatasets } from './known.sql.ts';
import type { ReadingChoices } from './mapping-form.ts';
import type { ReadReport } from './read-file.ts';
import { type RecordDraft, readRecordDraft } from './record-draft.ts';
import { guessRecordMapping, headerKey, type RecordMapping } from './record-mapping.ts';

/** Told to the page: kinds of findings, likely duplicates, names to confirm. */
const [shownKinds, shownLikely, shownNames] = [100, 100, 50];

/** How a file with these columns was understood last time, else what its titles look like. */
export const recordMappingFor = async (
  { db }: Pick<Context, 'db'>,
  organisationId: string,
  header: readonly string[],
): Promise<RecordMapping> =>
  (await recordBatches.findMapping(db, organisationId, headerKey(header))) ?? guessRecordMapping(header);

/** Says whether a file is still understood as it was on a page: whoever else has said something since is not overruled. */
const keyOf = (mapping: RecordMapping): string => createHash('sha256').update(JSON.stringify(mapping)).digest('hex');

/** How a waiting file is understood, which is as the page showed it. */
export async function readDraftMapping(
  context: Context,
  { organisationId, content }: RecordDraft,
  shown: string,
): Promise<RecordMapping> {
  const { header } = await streamTable(sourceOf(content));
  const mapping = await recordMappingFor(context, organisationId, header);
  if (keyOf(mapping) !== shown) throw mappingChanged();
  return mapping;
}

/** Keeps how a waiting file is understood: the next reading of it, and the next file like it, begin from there. */
export async function saveRecordMapping(
  context: Context,
  { draftId, shown }: { draftId: string; shown: string },
  change: (before: RecordMapping) => RecordMapping,
): Promise<void> {
  const { organisationId, content } = await readRecordDraft(context, draftId);
  const names = (await streamTable(sourceOf(content))).header;
  const header = headerKey(names);
  const before = await recordBatches.findMapping(context.db, organisationId, header);
  const mapping = before ?? guessRecordMapping(names);
  const isKept =
    keyOf(mapping) === shown &&
    (await recordBatches.replaceMapping(context.db, { organisationId, header, before }, change(mapping)));
  if (!isKept) throw mappingChanged();
}

/** A waiting file, how it is understood, and what importing it so would do; or why it cannot be read so. */
export async function prepareRecordImport(context: Context, draftId: string, choices: ReadingChoices) {
  const draft = await readRecordDraft(context, draftId);
  await noteRecords(context, [draft]);
  return understandRecords(context, draft, choices);
}

/** The same of any file; `known` is how a person understood it already. */
export async function understandRecords(
  context: Context,
  draft: RecordDraft,
  choices: ReadingChoices,
  known?: RecordMapping,
) {
  const source = sourceOf(draft.content);
  const { header, batches } = await streamTable(source);
  const first = await batches[Symbol.asyncIterator]().next();
  const cells: string[] = first.done ? [] : (first.value.rows[0]?.cells ?? []);
  const mapping = known ?? (await recordMappingFor(context, draft.organisationId, header));
  const datasets = await listOpenDatasets(context.db, [draft.organisationId]);
  const datasetId = datasets.find(({ id }) => id === choices.datasetId)?.id ?? datasets[0]?.id;
  const common = {
    ...{
      filename: draft.filename,
      header,
      mapping,
      mappingKey: keyOf(mapping),
      datasets,
      choices: { ...choices, datasetId },
    },
    sample: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  };
  if (!datasetId) return { ...common, refusal: null, dryRun: null };
  try {
    const file = { ...draft, ...choices, datasetId, source, mapping };
    return { ...common, refusal: null, dryRun: await summary(context, await tryRecordImport(context, file)) };
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused || !['invalid', 'conflict'].includes(refused.kind)) throw error;
    return { ...common, refusal: refused.message, dryRun: null };
  }
}

async function summary({ db }: Context, report: ReadReport) {
  const { rows, inserted, updated, rejected, skipped, empty, newObservers, likelyCount, log, names, values } = report;
  const kinds = log.kinds();
  const asked = [...names].sort(([, a], [, b]) => b - a).slice(0, shownNames);
  const proposed: Map<string, Proposal[]> =
    asked.length > 0
      ? await proposeTaxa(
          db,
          asked.map(([name]) => name),
        )
      : new Map();
  return {
    ...{ rows, inserted, updated, rejected, skipped, empty, newObservers, likelyCount },
    likely: report.likely.slice(0, shownLikely),
    kinds: kinds.slice(0, shownKinds),
    kindCount: kinds.length,
    nameCount: names.size,
    names: asked.map(([name, count]) => ({ name, rows: count, proposals: proposed.get(name) ?? [] })),
    values: values.map((value) => ({
      ...value,
      label: fields[value.field].label,
      codes: Object.entries(readVocabulary(fields[value.field].vocabulary ?? '').values),
    })),
  };
}

export type PreparedImport = Awaited<ReturnType<typeof prepareRecordImport>>;

const mappingChanged = () =>
  new DomainError(
    'conflict',
    'mapping_changed_meanwhile',
    'Quelqu’un a changé entre-temps la lecture des colonnes de ce fichier, ou d’un autre de mêmes colonnes\u00a0: rien n’est enregistré ni importé. Rechargez la page pour voir ses choix, puis redites les vôtres.',
  );
