import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { missing } from '../../kernel/errors.ts';
import { naturalOrder } from '../../kernel/french.ts';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Grid, gridSchema } from './grid.ts';

const folder = inProject('src', 'assessment', 'grid');
let grids: Map<string, Grid> | undefined;

/** The grid kept in `grid/NAME.yaml`. */
export function readGrid(name: string): Grid {
  const grid = loadGrids().get(name);
  if (!grid) throw missing('Cette grille');
  return grid;
}

/** In the order of their French names. */
export const listGrids = (): Grid[] => [...loadGrids().values()].sort((a, b) => naturalOrder(a.label, b.label));

function loadGrids(): Map<string, Grid> {
  grids ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .map((name) => [name, gridOf(name, parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')))]),
  );
  return grids;
}

/** A grid from what its file holds; throws what Zod throws. */
export const gridOf = (name: string, content: unknown): Grid => ({ name, ...typesetAll(gridSchema.parse(content)) });
