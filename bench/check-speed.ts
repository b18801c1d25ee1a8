import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readingFlags } from '../src/check/aside/limits.ts';
import { inProject } from '../src/kernel/paths.ts';
import { realTexts, writtenTexts } from '../test/golden/check/labelled-relations.ts';
import { type Measure, median, summary } from './measure.ts';

const wanted = 500_000;
const runs = 7;
const once = z.object({ milliseconds: z.number(), processor: z.number(), megabytes: z.number(), figures: z.number() });

/** 500 kB read and checked, each time in a process that has done nothing before; its start is not counted. */
export function measureSpeed(): Measure[] {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-check-'));
  try {
    const texts = new Map([['the reports written for the set, repeated', [...writtenTexts().values()]]]);
    const real = [...realTexts().values()];
    if (real.length > 0) texts.set('four real reports', real);
    return [...texts].flatMap(([name, parts]) => {
      const file = join(folder, 'report.txt');
      writeFileSync(file, longText(parts));
      const measured = Array.from({ length: runs }, () => measureOnce(file));
      const figures = measured[0]?.figures ?? 0;
      return [
        summary(`500 kB of ${name} (${figures} figures), read and checked`, measured.map(inSeconds), 's', median(1)),
        summary(
          '  processor time of it',
          measured.map(({ processor }) => processor / 1000),
          's',
        ),
        summary(
          '  memory (peak RSS of the process)',
          measured.map((one) => one.megabytes),
          'MB',
          median(300),
        ),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const inSeconds = ({ milliseconds }: z.infer<typeof once>): number => milliseconds / 1000;

const measureOnce = (file: string): z.infer<typeof once> =>
  once.parse(
    JSON.parse(
      execFileSync(process.execPath, [...readingFlags, inProject('bench/check-once.ts'), file], { encoding: 'utf8' }),
    ),
  );

/** The texts one behind the other, again and again, cut at 500 kB. */
function longText(parts: string[]): Buffer {
  const all = Buffer.from(parts.join('\n\n'));
  const repeated = Array.from({ length: Math.ceil(wanted / all.length) }, () => all);
  return Buffer.concat(repeated).subarray(0, wanted);
}
