import { readFileSync } from 'node:fs';
import { checkDocument, readSource } from '../src/check/index.ts';

/** `check-once.ts FILE`: reads and checks it once in this fresh process, and prints what that took: time on the clock, and of the processor. */
const [file = ''] = process.argv.slice(2);
const begun = performance.now();
const before = process.threadCpuUsage();
const { answer } = checkDocument(file, await readSource(file, readFileSync(file)));
const milliseconds = performance.now() - begun;
const { user, system } = process.threadCpuUsage(before);
const processor = (user + system) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ milliseconds, processor, megabytes, figures: answer.figures.length }));
