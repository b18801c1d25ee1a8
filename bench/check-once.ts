import { readFileSync } from 'node:fs';
import { checkDocument, readSource } from '../src/check/index.ts';

/** `check-once.ts FILE`: reads and checks it once in this fresh process, and prints what that took. */
const [file = ''] = process.argv.slice(2);
const begun = performance.now();
const { answer } = checkDocument(file, await readSource(file, readFileSync(file)));
const milliseconds = performance.now() - begun;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, figures: answer.figures.length }));
