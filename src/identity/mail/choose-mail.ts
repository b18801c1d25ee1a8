import { z } from 'zod';
import { parseInput } from '../../kernel/input.ts';
import { type Context, personOf } from '../context.ts';
import { type DigestRhythm, digestRhythms } from './letter.ts';
import { setMailChoices } from './mail.sql.ts';

const choices = z.object({
  /** How often one is told what falls due. */
  digest: z.enum(Object.keys(digestRhythms) as [DigestRhythm, ...DigestRhythm[]]),
  /** Whether one is told of remarks addressed to oneself. */
  toldRemarks: z.boolean(),
});

/** What one wants to be sent by mail. */
export async function chooseMail(context: Context, input: { digest: string; toldRemarks: boolean }): Promise<void> {
  const { id } = personOf(context);
  await setMailChoices(context.db, id, parseInput(choices, input));
}
