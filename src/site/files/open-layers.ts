import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { identifierSystemKeys } from '../site-type.ts';
import type { ColumnSays, SiteMapping } from './site-mapping.ts';

const openLayers = z.strictObject({
  address: z.url(),
  licence: z.string(),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), producer: z.string(), place: z.string() })),
  layers: z.array(
    z.strictObject({
      file: z.string(),
      label: z.string(),
      source: z.string(),
      type: z.string(),
      key: z.enum(identifierSystemKeys).optional(),
      setting: z.boolean().default(false),
      columns: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** Open layers that people may import, with who publishes them. */
export function readOpenLayers() {
  const read = openLayers.parse(parse(readFileSync(inProject('src', 'site', 'files', 'open-layers.yaml'), 'utf8')));
  const { address, licence, sources, layers } = typesetAll(read);
  return {
    address,
    licence,
    layers: layers.map(({ source, ...layer }) => ({ ...layer, source: sources[source] })),
  };
}

export type OpenLayer = ReturnType<typeof readOpenLayers>['layers'][number];

/** The open layer that a file is, by its name. */
export const openLayerOf = (filename: string): OpenLayer | undefined =>
  readOpenLayers().layers.find(({ file }) => filename.replace(/\.(geo)?json$/i, '') === file);

/** How an open layer is understood, its columns guessed but for those it names. */
export const openMapping = (guessed: SiteMapping, { key, setting, columns }: OpenLayer): SiteMapping => ({
  ...guessed,
  columns: { ...guessed.columns, ...(columns as Record<string, ColumnSays>) },
  key: key ?? guessed.key,
  inSetting: guessed.inSetting || setting,
  precision: 'simplified',
  published: true,
});
