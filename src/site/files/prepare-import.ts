import type { Context } from '../../identity/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { readSiteDraft, type SiteDraft } from './draft.ts';
import { type SitesDryRun, trySiteImport } from './import-sites.ts';
import type { MappingChoices } from './mapping-form.ts';
import { openLayerOf, openMapping } from './open-layers.ts';
import { listLayers, readPlaces } from './read-places.ts';
import { mappingFor } from './remembered-mapping.ts';
import { isSiteType, type SiteMapping } from './site-mapping.ts';

/** Told to the page: lines drawn of what is wrong, and of what looks known. */
const [shownFindings, shownLikely] = [300, 200];

/**
 * A waiting file: of several layers none of which is chosen yet, those there are; else how it is understood, and what
 * importing it so would do; or why it cannot be read so.
 */
export async function prepareImport(context: Context, draftId: string, choices: MappingChoices) {
  const draft = await readSiteDraft(context, draftId);
  const layers = await listLayers(draft.content);
  const several = layers.length > 1;
  const layer = several ? layers.find(({ name }) => name === choices.layer)?.name : undefined;
  const read = several && !layer ? null : await understandPlaces(context, draft, { ...choices, layer });
  const offered = layers.map((each) => ({ ...each, imported: draft.importedLayers.includes(each.name) }));
  return { filename: draft.filename, layers: several ? offered : [], layer, read };
}

/** How a file is understood, and what importing it so would do; or why it cannot be read so. */
export async function understandPlaces(context: Context, draft: SiteDraft, choices: MappingChoices) {
  const { epsg, layer } = choices;
  const open = openLayerOf(draft.filename);
  const places = await readPlaces(draft.content, layer);
  const mapping = choices.mapping ?? (await understood(context, draft.organisationId, places.header, choices, open));
  const common = {
    header: places.header,
    sample: places.rows[0]?.cells ?? {},
    readEpsg: places.epsg,
    chosenEpsg: epsg,
    mapping,
    source: open?.source,
  };
  try {
    const dryRun = await trySiteImport(context, { ...draft, layer, epsg, mapping });
    return { ...common, refusal: null, dryRun: summary(dryRun) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused?.kind !== 'invalid') throw error;
    return { ...common, refusal: refused.message, dryRun: null };
  }
}

async function understood(
  { db }: Context,
  organisationId: string,
  header: string[],
  { type, layer = '' }: MappingChoices,
  open: ReturnType<typeof openLayerOf>,
): Promise<SiteMapping> {
  const named = type ?? open?.type ?? (isSiteType(layer) ? layer : 'terril');
  const guessed = await mappingFor(db, organisationId, header, named);
  const mapping = type ? { ...guessed, type: { always: type } } : guessed;
  return open && (!type || type === open.type) ? openMapping({ ...mapping, type: { always: named } }, open) : mapping;
}

const summary = ({ rows, created, known, rejected, empty, findings, likely }: SitesDryRun) => ({
  rows,
  created: created.length,
  known: known.length,
  rejected,
  empty: empty.length,
  findings: findings.slice(0, shownFindings),
  found: findings.length,
  likely: likely.slice(0, shownLikely).map((each) => ({ ...each, said: nameAt(created, each.line) })),
  alike: likely.length,
});

const nameAt = (created: SitesDryRun['created'], line: number): string =>
  created.find((row) => row.line === line)?.site.name ?? '';
