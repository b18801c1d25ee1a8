import { readNumber } from '../../kernel/french.ts';
import { writeCsv } from '../../report/render/csv.ts';
import type { Cell, DataSheet } from '../../report/render/figure-sheets.ts';
import { writeOds } from '../../report/render/ods.ts';
import type { Feature, LayerField } from '../../site/index.ts';
import type { ExportedLayer } from './exported-layer.ts';

/** One table for all layers: their properties side by side, the shape as well-known text in Lambert-93. */
export const writePlacesCsv = (layers: ExportedLayer[]): Uint8Array => {
  const fields = [...new Map(layers.flatMap(({ layer }) => layer.fields).map((field) => [field.key, field])).values()];
  const rows = layers.flatMap(({ layer, features }) =>
    features.map((feature): Cell[] => [layer.title, ...cellsOf(fields, feature), String(feature.shape ?? '')]),
  );
  return writeCsv({ name: 'Sites', columns: columnsOf(['Couche', ...fields.map(labelOf), 'WKT (EPSG:2154)']), rows });
};

/** A sheet a layer. Shapes are left out: a spreadsheet holds 32 767 characters in a cell, and an outline more. */
export const writePlacesOds = (layers: ExportedLayer[], date: string): Uint8Array =>
  writeOds(
    layers.map(
      ({ layer, features }): DataSheet => ({
        name: layer.title,
        columns: columnsOf(layer.fields.map(labelOf)),
        rows: features.map((feature) => cellsOf(layer.fields, feature)),
      }),
    ),
    { title: 'Sites', author: 'Carreau', date },
  );

const labelOf = ({ label }: LayerField): string => label;
const columnsOf = (labels: string[]) => labels.map((label) => ({ label, width: Math.max(12, label.length) }));

const cellsOf = (fields: LayerField[], { values }: Feature): Cell[] =>
  fields.map(({ key, kind }) => {
    const value = values[key] ?? '';
    const number = kind === 'number' ? readNumber(value) : undefined;
    return number === undefined ? value : { number };
  });
