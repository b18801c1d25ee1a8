import { parseArgs } from 'node:util';
import { realTexts } from '../test/golden/check/labelled-relations.ts';
import { benchAlarms } from './check-alarms.ts';
import { benchErrors } from './check-errors.ts';
import { benchFigures } from './check-figures.ts';
import { measureSpeed } from './check-speed.ts';
import { isMet } from './measure.ts';
import { say, verdict } from './say.ts';

/**
 * `npm run bench:check [-- --verbose]`: how well figures are read, how many planted errors are found, what is said of
 * real reports, and how fast. `--verbose` lists every fault but those of the held-out part.
 */
export default async function run(): Promise<number> {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean', short: 'v', default: false } } });
  if (realTexts().size === 0)
    say('The real reports are not on this machine: CARREAU_REPORTS names their folder. They are left out.');
  const met = [benchFigures(values.verbose), benchErrors(values.verbose), benchAlarms(), benchSpeed()];
  return met.every(Boolean) ? 0 : 1;
}

function benchSpeed(): boolean {
  say('\n— Speed and memory, each time in a fresh process');
  const measures = measureSpeed();
  for (const { name, median, min, max, unit, runs } of measures)
    say(
      `  ${name}: median ${median.toPrecision(3)} ${unit} (${min.toPrecision(3)}–${max.toPrecision(3)}, ${runs} runs)`,
    );
  return verdict('Targets: median under 1 s, under 300 MB', measures.every(isMet));
}
