import { globSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { inProject } from '../src/kernel/paths.ts';
import type { Measure } from './measure.ts';

type Bench = { default: () => Promise<Measure[]> };

/** `npm run bench [-- name…]`: runs the benches one after the other; a whole run is written to bench/results.md. */
export default async function run(): Promise<number> {
  const asked = process.argv.slice(2);
  const files = globSync('*.bench.ts', { cwd: inProject('bench') })
    .filter((file) => asked.length === 0 || asked.includes(file.replace('.bench.ts', '')))
    .sort();
  const measures: Measure[] = [];
  for (const file of files) {
    process.stdout.write(`— ${file}\n`);
    const { default: bench } = (await import(pathToFileURL(inProject('bench', file)).href)) as Bench;
    for (const measure of await bench()) {
      process.stdout.write(`  ${line(measure)}\n`);
      measures.push(measure);
    }
  }
  if (asked.length === 0) writeFileSync(inProject('bench/results.md'), report(measures));
  return 0;
}

const line = (measure: Measure): string =>
  `${measure.name}: ${figure(measure.median)} ${measure.unit} (${figure(measure.min)}–${figure(measure.max)}, ${measure.runs} runs)`;

function report(measures: Measure[]): string {
  const [processor] = cpus();
  const rows = measures.map(
    ({ name, median, min, max, unit, runs, goal }) =>
      `| ${name} | ${figure(median)} ${unit} | ${figure(min)}–${figure(max)} | ${runs} | ${goal === undefined ? '' : `${goal} ${unit}`} |`,
  );
  return [
    '# What was measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, embedded engine unless said. Command: \`npm run bench\`. Shared machine: read medians and ratios.`,
    '',
    '| what | median | min–max | runs | goal |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
