import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../src/kernel/paths.ts';

const folder = process.env.CARREAU_GEO ?? inProject('..', 'shared', 'data', 'geo');

/** Whether the World Heritage property's open layers stand beside the project; they never enter it. */
export const hasGeoData = existsSync(join(folder, 'terrils.geojson'));

if (!hasGeoData)
  console.warn(`The property’s open layers are not in ${folder} (CARREAU_GEO): the tests on them are skipped.`);

export const readLayer = (name: string): Uint8Array => readFileSync(join(folder, `${name}.geojson`));
