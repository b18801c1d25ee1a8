import { z } from 'zod';
import { parseInput } from '../../kernel/input.ts';
import { type Context, personOf } from '../context.ts';
import { type DigestRhythm, digestRhythms } from './letter.ts';
import { setDigest } from './mail.sql.ts';

const rhythm = z.enum(Object.keys(digestRhythms) as [DigestRhythm, ...DigestRhythm[]]);

/** How often one wants to be told by mail what falls due. */
export async function chooseDigest(context: Context, input: { digest: string }): Promise<void> {
  const { id } = personOf(context);
  await setDigest(context.db, id, parseInput(rhythm, input.digest));
}
