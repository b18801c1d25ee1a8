import { assessmentCounts } from '../../assessment/index.ts';
import { citizenCounts } from '../../citizen/index.ts';
import { eventCounts } from '../../event/index.ts';
import type { CountedSource } from '../../kernel/counted-source.ts';
import { missing } from '../../kernel/errors.ts';
import { exchangeCounts, natureCounts } from '../../nature/index.ts';
import { siteCounts } from '../../site/index.ts';
import { watchCounts } from '../../watch/index.ts';
import type { OfferedSource } from './counting.ts';

let sources: CountedSource[] | undefined;

/** Every register whose rows may be counted: a slice that keeps one adds its own here. */
const listSources = (): CountedSource[] => {
  sources ??= [
    ...siteCounts(),
    ...watchCounts(),
    ...natureCounts(),
    ...exchangeCounts(),
    ...eventCounts(),
    ...citizenCounts(),
    ...assessmentCounts(),
  ];
  return sources;
};

export function sourceNamed(name: string): CountedSource {
  const source = listSources().find((each) => each.name === name);
  if (!source) throw missing(`Le registre « ${name} »`);
  return source;
}

/** The same as forms and sentences know them. */
export const listOfferedSources = (): OfferedSource[] => listSources().map(offered);

export const offered = ({ rows: _, ...source }: CountedSource): OfferedSource => source;
