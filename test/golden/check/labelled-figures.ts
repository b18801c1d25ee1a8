import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../../src/kernel/paths.ts';

const label = z.strictObject({
  line: z.int(),
  printed: z.string(),
  value: z.string(),
  unit: z.string().nullable(),
  saidAs: z.enum(['exact', 'about', 'nearly', 'more', 'less', 'at_least', 'at_most', 'between']).default('exact'),
  basis: z.enum(['HT', 'TTC']).optional(),
  period: z.string().optional(),
});
export type Label = z.infer<typeof label>;

const passages = z.array(z.strictObject({ file: z.string(), from: z.int(), to: z.int(), figures: z.array(label) }));

/** A text, the lines of it that were labelled, and every figure of these lines. */
export interface LabelledText {
  name: string;
  text: string;
  blocks: { from: number; to: number }[];
  labels: Label[];
}

const folder = inProject('test/golden/check');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The reports written for the set, wholly labelled. */
export const writtenReports = (): LabelledText[] =>
  globSync('*.txt', { cwd: folder })
    .sort()
    .map((file) => ({
      name: basename(file, '.txt'),
      text: read(file),
      blocks: [{ from: 1, to: Number.POSITIVE_INFINITY }],
      labels: z.array(label).parse(parse(read(file.replace('.txt', '.yaml')))),
    }));

/** Passages of real reports, whose text is not in the project; none where it is not on this machine either. */
export const realReports = (): LabelledText[] => passagesIn('real-reports.yaml');

/** Other passages of them, labelled after the reader was mended on the rest of the set. */
export const unseenPassages = (): LabelledText[] => passagesIn('unseen-passages.yaml');

function passagesIn(list: string): LabelledText[] {
  const reports = resolve(inProject(), process.env.CARREAU_REPORTS ?? '../shared/seeds');
  const byFile = Map.groupBy(passages.parse(parse(read(list))), ({ file }) => file);
  return [...byFile].flatMap(([file, blocks]) =>
    existsSync(join(reports, file))
      ? [
          {
            name: file,
            text: readFileSync(join(reports, file), 'utf8'),
            blocks,
            labels: blocks.flatMap(({ figures }) => figures),
          },
        ]
      : [],
  );
}
