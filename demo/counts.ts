import { z } from 'zod';
import { countIndicator, defineIndicators, findModel, validateValues } from '../src/indicator/index.ts';
import type { Publisher } from './cast.ts';
import { readYaml } from './publication.ts';

const counts = z.array(z.strictObject({ model: z.string(), period: z.string() }));

/** Figures that the register itself gives: counted on the last day of the year they speak of, and published. */
export async function makeCounts(publisher: Publisher): Promise<void> {
  const wanted = counts.parse(readYaml('veille-2018', 'comptages.yaml'));
  const organisationId = publisher.id;
  const indicators = wanted.flatMap(({ model }) => findModel(model) ?? []);
  const defined = await defineIndicators(publisher.coordinator('2018-12-20'), { organisationId, indicators });
  const ids = new Map(defined.map(({ code, id }) => [code, id]));
  for (const { model, period } of wanted) {
    const context = publisher.coordinator(`${period}-12-31`);
    await countIndicator(context, { indicatorId: ids.get(model) ?? '', period });
    await validateValues(context, { organisationId, values: [{ code: model, period }] });
  }
}
