import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { missing } from '../kernel/errors.ts';
import { inProject } from '../kernel/paths.ts';
import { typesetAll } from '../kernel/typeset.ts';
import { type ReportType, reportType } from './report-type.ts';

const folder = inProject('src', 'report', 'types');
let types: Map<string, ReportType> | undefined;

/** The report type kept in `types/NAME.yaml`. */
export function readReportType(name: string): ReportType {
  const type = loadTypes().get(name);
  if (!type) throw missing(`La trame « ${name} »`);
  return type;
}

export const listReportTypes = (): ReportType[] => [...loadTypes().values()];

function loadTypes(): Map<string, ReportType> {
  types ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .sort()
      .map((name) => [
        name,
        { name, ...typesetAll(reportType.parse(parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')))) },
      ]),
  );
  return types;
}
