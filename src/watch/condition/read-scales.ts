import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DomainError, missing } from '../../kernel/errors.ts';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { readSiteType } from '../../site/index.ts';
import { type ConditionScale, conditionScale } from './scale.ts';

const folder = inProject('src', 'watch', 'condition', 'scales');
let scales: Map<string, ConditionScale> | undefined;

/** The scale kept in `scales/NAME.yaml`. */
export function readScale(name: string): ConditionScale {
  const scale = loadScales().get(name);
  if (!scale) throw missing(`L’échelle « ${name} »`);
  return scale;
}

export const listScales = (): ConditionScale[] => [...loadScales().values()];

/** Degrees of all scales, the best first: two scales that share a degree call it the same. */
export const degrees = (): { key: string; label: string; rank: number }[] => {
  const all = listScales().flatMap(({ levels }) => levels);
  return [...new Map(all.map(({ key, label, rank }) => [key, { key, label, rank }])).values()].sort(
    (a, b) => a.rank - b.rank,
  );
};

/** The scale that a type of place is judged on, if it is. */
export function scaleOfType(kind: string): ConditionScale | null {
  const name = readSiteType(kind).condition;
  return name ? readScale(name) : null;
}

/** The same where an observation is being made. */
export function judgedScale(kind: string): ConditionScale {
  const scale = scaleOfType(kind);
  if (!scale) throw notJudged(readSiteType(kind).plural);
  return scale;
}

function loadScales(): Map<string, ConditionScale> {
  scales ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .map((name) => [
        name,
        { name, ...typesetAll(conditionScale.parse(parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')))) },
      ]),
  );
  return scales;
}

const notJudged = (plural: string) =>
  new DomainError(
    'invalid',
    'condition_not_judged',
    `L’état des sites de type «\u00a0${plural}\u00a0» ne se relève pas\u00a0: relevez celui de leurs éléments.`,
  );
