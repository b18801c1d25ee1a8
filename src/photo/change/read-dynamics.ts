import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Dynamics, dynamicsVocabulary } from './dynamics.ts';

let dynamics: Dynamics | undefined;

export function readDynamics(): Dynamics {
  const file = inProject('src', 'photo', 'change', 'dynamics.yaml');
  dynamics ??= typesetAll(dynamicsVocabulary.parse(parse(readFileSync(file, 'utf8'))));
  return dynamics;
}
