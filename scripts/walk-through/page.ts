import { readFileSync } from 'node:fs';
import { inProject } from '../../src/kernel/paths.ts';

/** A section of the walk-through and what it has people type. */
export interface Step {
  title: string;
  commands: string;
}

/** The blocks marked `sh` of docs/guide/installer.md, in order, under their headings. Others are there to be read. */
export function readSteps(page = readFileSync(inProject('docs/guide/installer.md'), 'utf8')): Step[] {
  const steps: Step[] = [];
  for (const section of page.split(/^#{2,3} /m).slice(1)) {
    const title = section.slice(0, section.indexOf('\n'));
    for (const [, commands = ''] of section.matchAll(/^```sh\n(.*?)^```$/gms)) steps.push({ title, commands });
  }
  return steps;
}
