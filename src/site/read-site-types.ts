import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { missing } from '../kernel/errors.ts';
import { naturalOrder } from '../kernel/french.ts';
import { inProject } from '../kernel/paths.ts';
import { typesetAll } from '../kernel/typeset.ts';
import { type SiteType, siteType } from './site-type.ts';

const folder = inProject('src', 'site', 'types');
let types: Map<string, SiteType> | undefined;

/** The type kept in `types/NAME.yaml`. */
export function readSiteType(name: string): SiteType {
  const type = loadTypes().get(name);
  if (!type) throw missing(`Le type de site « ${name} »`);
  return type;
}

/** In the order of their French names. */
export const listSiteTypes = (): SiteType[] => [...loadTypes().values()].sort((a, b) => naturalOrder(a.label, b.label));

function loadTypes(): Map<string, SiteType> {
  types ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .map((name) => [
        name,
        { name, ...typesetAll(siteType.parse(parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')))) },
      ]),
  );
  return types;
}
