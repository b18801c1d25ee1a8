import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aTaxref, hasNatureData, readNatureFile } from '../../../test/nature.ts';
import { readTable } from '../../kernel/table/read-table.ts';
import { sourceOf, streamTable } from '../../kernel/table/stream-table.ts';
import { loadReferential } from '../../territory/index.ts';
import { tryRecordImport } from './import-records.ts';
import { guessRecordMapping } from './record-mapping.ts';

const casesOf = z.strictObject({
  codes: z.record(z.string(), z.array(z.string())),
  files: z.record(
    z.string(),
    z.object({ differences: z.array(z.object({ line: z.number(), told: z.array(z.string()), why: z.string() })) }),
  ),
  refused: z.record(
    z.string(),
    z.object({
      expected: z.string(),
      code: z.string().optional(),
      told: z.array(z.tuple([z.number(), z.string()])).optional(),
    }),
  ),
});

const cases = casesOf.parse(parse(readFileSync(new URL('import-cases.yaml', import.meta.url), 'utf8')));
const read = (file: string) => readNatureFile(`import-cases/${file}`);
const annotation = /^(erreur\(?s?\)? attendue|error$)/i;
/** Told of every row, or by way of information: an annotated file expects nothing of them. */
const besides = new Set(['geometry_mended', 'several_places', 'proof_deduced']);

describe.skipIf(!hasNatureData)('annotated import files (CARREAU_NATURE; skipped where they are absent)', () => {
  describeOnEachEngine('rows', (database) => {
    beforeAll(async () => {
      await loadReferential(database());
      await aTaxref(database().db);
    });

    test.each(Object.entries(cases.files))(
      '%s is told what it expects, or what the table explains',
      async (name, { differences }) => {
        const place = await anOrganisation(database().db);
        const context = await aContext(database().db, 'coordinator', place);
        const dataset = await aDataset(database().db, place);
        const { header, rows } = await readTable(read(name));
        const noted = header.findIndex((title) => annotation.test(title));
        // Fish and lynx of the files are not among the ten taxa of our tests.
        const known = (cell: string) => (['67111', '60612'].includes(cell) ? '351' : cell);
        const kept = header.filter((_, index) => index < noted || noted < 0);
        const lines = [
          kept,
          ...rows.map(({ cells }) => kept.map((_, index) => `"${known(cells[index] ?? '').replaceAll('"', '""')}"`)),
        ];
        const file = {
          organisationId: place.organisation.id,
          datasetId: dataset.id,
          filename: name,
          mapping: guessRecordMapping(kept),
        };

        const source = sourceOf(new TextEncoder().encode(lines.map((cells) => cells.join(';')).join('\n')));
        const report = await tryRecordImport(context, { ...file, source });

        const told = rows.map((_, index) => ({
          line: index + 2,
          codes: report.log.told.filter(({ place: at }) => at.line === index + 2).map(({ code }) => code),
        }));
        const wrong = told.filter(({ line, codes }) => {
          const difference = differences.find((each) => each.line === line);
          if (difference) return codes.join() !== difference.told.join();
          const wanted = (rows[line - 2]?.cells[noted] ?? '').match(/[A-Z][A-Z_-]{5,}/g) ?? [];
          const isTold = wanted.every((code) => codes.some((ours) => cases.codes[code]?.includes(ours)));
          return !isTold || (wanted.length === 0 && codes.some((code) => !besides.has(code)));
        });
        expect(wrong).toEqual([]);
        expect(report.rows).toBe(report.inserted + report.rejected + report.skipped);
      },
    );
  });

  test.each(Object.entries(cases.refused))(
    '%s is refused, or its rows are, with a French sentence',
    async (name, { code, told }) => {
      const reading = async () => {
        const { batches } = await streamTable(sourceOf(read(name)));
        const found: [number | undefined, string][] = [];
        for await (const { findings } of batches)
          found.push(...findings.map((finding): [number | undefined, string] => [finding.place.line, finding.code]));
        return found;
      };

      if (code) await expect(reading()).rejects.toMatchObject({ kind: 'invalid', code });
      else expect(await reading()).toEqual(told);
    },
  );

  test.each(['few_lines.csv', 'valid_file.csv', 'utf8_file.csv', 'simple_file.csv', 'starts_with_empty_line.csv'])(
    'the columns of %s are found',
    async (name) => {
      const opened = streamTable(sourceOf(read(name)));

      expect((await opened).header.length).toBeGreaterThan(1);
    },
  );
});
