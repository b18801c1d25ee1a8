import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever this code runs from (sources or the built bundle). */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above the sources');
  return findRoot(parent);
}

/** Absolute path of a file of the project. */
export const inProject = (...parts: string[]): string => join(projectRoot, ...parts);
