import type { z } from 'zod';
import { parseInput } from '../../kernel/input.ts';
import { remarkInput } from '../message.ts';
import { type FormMarks, type SendingContext, sendMessage } from './send-message.ts';

/** What a remark is about: the slice that owns it says whether visitors may read it. */
export interface RemarkedThing {
  id: string;
  organisationId: string;
  name: string;
}

/** Receives a remark on something that is public. */
export function sendRemark(
  context: SendingContext,
  { id, organisationId, name }: RemarkedThing,
  typed: z.input<typeof remarkInput>,
  marks: FormMarks,
): Promise<{ trackingCode: string }> {
  const about = { kind: 'remark' as const, organisationId, aboutId: id, about: name };
  return sendMessage(context, { ...about, ...parseInput(remarkInput, typed) }, marks);
}
