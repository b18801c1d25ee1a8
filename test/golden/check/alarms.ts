import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkText, readText } from '../../../src/check/prose/check-text.ts';
import { positionsIn } from '../../../src/check/source/source-text.ts';
import { inProject } from '../../../src/kernel/paths.ts';
import { realTexts } from './labelled-relations.ts';

const judgement = z.strictObject({
  file: z.string(),
  rule: z.string(),
  line: z.int(),
  printed: z.array(z.string()),
  verdict: z.enum(['true', 'legitimate', 'extraction error', 'unclear']),
  why: z.string(),
});
export type Judgement = z.infer<typeof judgement>;

/** Characters a page. */
const page = 3000;

export interface Alarm extends Pick<Judgement, 'file' | 'rule' | 'line' | 'printed'> {
  tier: string;
  message: string;
  judgement: Judgement | undefined;
}

export interface Alarms {
  pages: number;
  alarms: Alarm[];
}

/** Every alarm of tier A or B on the real reports, with what a person made of it; nothing where they are not here. */
export function alarmsOnRealReports(): Alarms {
  const judged = z
    .array(judgement)
    .parse(parse(readFileSync(inProject('test/golden/check/judged-alarms.yaml'), 'utf8')) ?? []);
  const texts = realTexts();
  const pages = [...texts.values()].reduce((sum, text) => sum + text.length, 0) / page;
  return { pages, alarms: [...texts].flatMap(([file, text]) => alarmsIn(file, text, judged)) };
}

function alarmsIn(file: string, text: string, judged: Judgement[]): Alarm[] {
  const positionOf = positionsIn({ text, pages: [0] });
  return checkText(readText(text))
    .filter(({ tier }) => tier !== 'C')
    .map(({ rule, tier, message, places }) => {
      const line = positionOf(places[0]?.start ?? 0).line;
      const printed = places.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' ').trim());
      const same = (one: Judgement): boolean =>
        one.file === file && one.rule === rule && one.line === line && one.printed.join('|') === printed.join('|');
      return { file, rule, line, printed, tier, message, judgement: judged.find(same) };
    });
}

/** What is not true, and what nobody could tell, counts against the rules; what nobody judged too. */
export const isFalse = ({ judgement: judged }: Alarm): boolean => judged?.verdict !== 'true';

export const falsePer100Pages = ({ pages, alarms }: Alarms, tier: string): number =>
  pages === 0 ? 0 : (alarms.filter((one) => one.tier === tier && isFalse(one)).length * 100) / pages;
