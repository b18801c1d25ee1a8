import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inProject } from '../src/kernel/paths.ts';
import { isMet, type Measure } from './measure.ts';
import { removeDemonstration } from './server.ts';

export interface BenchOptions {
  /** How long each page is asked for. */
  seconds: number;
}
type Bench = { default: (options: BenchOptions) => Promise<Measure[]> };

/**
 * `npm run bench [-- name… --seconds 20]`: runs the benches one after the other; a whole run is written to
 * bench/results.md. Ends with 1 where a target is missed.
 */
export default async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '20' } },
  });
  const files = globSync('*.bench.ts', { cwd: inProject('bench') })
    .filter((file) => positionals.length === 0 || positionals.includes(file.replace('.bench.ts', '')))
    .sort();
  const measures: Measure[] = [];
  try {
    for (const file of files) {
      process.stdout.write(`— ${file}\n`);
      const { default: bench } = (await import(pathToFileURL(inProject('bench', file)).href)) as Bench;
      for (const measure of await bench({ seconds: Number(values.seconds) })) {
        process.stdout.write(`  ${line(measure)}\n`);
        measures.push(measure);
      }
    }
  } finally {
    removeDemonstration();
  }
  if (positionals.length === 0) writeResults(report(measures, Number(values.seconds)));
  return measures.every(isMet) ? 0 : 1;
}

/** What `bench:check` measures is written by hand, below. */
function writeResults(report: string): void {
  const file = inProject('bench/results.md');
  const [, ofChecks] = readFileSync(file, 'utf8').split(/^(?=# Checks of texts)/m);
  writeFileSync(file, ofChecks ? `${report}\n${ofChecks}` : report);
}

const line = (measure: Measure): string => {
  const { name, median, p95, min, max, unit, runs } = measure;
  const target = measure.target ? `; target ${targetOf(measure)}${isMet(measure) ? '' : ' MISSED'}` : '';
  return `${name}: median ${figure(median)} ${unit}, p95 ${figure(p95)} (${figure(min)}–${figure(max)}, ${runs} runs)${target}`;
};

function report(measures: Measure[], seconds: number): string {
  const [processor] = cpus();
  const rows = measures.map((measure) => {
    const { name, median, p95, min, max, unit, runs } = measure;
    const target = measure.target ? `${targetOf(measure)}: ${isMet(measure) ? 'met' : '**missed**'}` : '';
    return `| ${name} | ${figure(median)} ${unit} | ${figure(p95)} ${unit} | ${figure(min)}–${figure(max)} | ${runs} | ${target} |`;
  });
  return [
    '# What was measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, embedded engine unless said. Command: \`npm run bench\`; one alone: \`npm run bench -- pages\`. Pages are asked for 50 times a second during ${seconds} s by another process of the same machine, whether or not earlier answers came.`,
    '',
    '| what | median | p95 | min–max | runs | target |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const targetOf = ({ target, unit }: Measure): string => (target ? `${target.of} ≤ ${target.most} ${unit}` : '');

const figure = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);
