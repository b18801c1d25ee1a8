import { z } from 'zod';
import type { Descriptor } from '../../record/descriptor.ts';
import type { JudgedRecord } from '../judged.ts';

const codes = z.union([z.literal('any'), z.array(z.string()).min(1)]);

/** What cannot be true together, as `impossible-combinations.yaml` declares it. */
export const combinationSchema = z.strictObject({
  name: z.string(),
  among: z.array(z.string()).optional(),
  notAmong: z.array(z.string()).optional(),
  when: z.strictObject({
    status: z.array(z.string()).optional(),
    counted: z.enum(['some', 'none']).optional(),
    lifeStage: codes.optional(),
    behaviour: codes.optional(),
    biologicalStatus: codes.optional(),
    biologicalCondition: codes.optional(),
    technique: codes.optional(),
  }),
  sentence: z.string(),
});

export type Combination = z.output<typeof combinationSchema>;

/** The sentences of the combinations that a record shows. */
export function impossibleCombination(record: JudgedRecord, combinations: readonly Combination[]): string | null {
  const shown = combinations.filter((combination) => shows(record, combination));
  return shown.length > 0 ? shown.map(({ sentence }) => sentence).join(' ') : null;
}

function shows(record: JudgedRecord, { among, notAmong, when }: Combination): boolean {
  const { status, counted, ...asked } = when;
  const { groups } = record;
  if (among && !among.some((name) => groups.includes(name))) return false;
  // Of a taxon known by its kingdom alone, nobody can say that it is not of a group.
  if (notAmong && (groups.length < 2 || notAmong.some((name) => groups.includes(name)))) return false;
  if (status && !status.includes(record.status)) return false;
  if (counted && countedOf(record) !== counted) return false;
  const wanted = Object.entries(asked) as [keyof typeof asked, z.output<typeof codes>][];
  return (
    wanted.length === 0 ||
    record.descriptors.some((descriptor) => wanted.every(([field, codes]) => holds(codes, descriptor[field])))
  );
}

const holds = (wanted: z.output<typeof codes>, said: Descriptor['lifeStage']): boolean => {
  if (said === undefined) return false;
  return wanted === 'any' ? said !== '0' && said !== '1' : wanted.includes(said);
};

/** Null where nobody counted. */
function countedOf({ countMin, countMax }: JudgedRecord): 'some' | 'none' | null {
  const most = countMax ?? countMin;
  if (most === null) return null;
  return most > 0 ? 'some' : 'none';
}
