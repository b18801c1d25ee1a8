import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type IndicatorFields, indicatorInput } from '../indicator.ts';

let models: IndicatorFields[] | undefined;

/** Definitions that count, ready to be taken over. */
export const listModels = (): IndicatorFields[] => {
  models ??= typesetAll(z.array(indicatorInput).parse(parse(readFileSync(inProject(...file), 'utf8'))));
  return models;
};

const file = ['src', 'indicator', 'counting', 'models.yaml'];

export const findModel = (code: string | null): IndicatorFields | undefined =>
  listModels().find((model) => model.code === code);
