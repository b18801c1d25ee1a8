import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Context, organisationsWhere, personOf } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import type { GivenDocument } from '../aside/aside-message.ts';
import { checkAside } from '../aside/check-aside.ts';
import { holdCheck } from './held-checks.ts';
import { largestUpload, tooLargeSentence } from './largest-upload.ts';

const year = z
  .literal('')
  .or(z.string().regex(/^(?:19|20)\d\d$/, 'Écrivez l’année du rapport en quatre chiffres, par exemple 2020.'));

const uploadInput = z.object({ name: z.string().max(300), year: year.default('') });

interface Upload {
  content: Uint8Array;
  /** Last year's report, which the checks compare; it is not held. */
  previous?: GivenDocument | undefined;
}

/** Reads and checks a document somebody sent, and holds it in memory for them; nothing is written. */
export async function checkUpload(
  context: Context,
  { content, previous, ...input }: z.input<typeof uploadInput> & Upload,
): Promise<{ id: string }> {
  const [organisationId = ''] = organisationsWhere(context.actor, 'document.check');
  authorise(context.actor, 'document.check', { organisationId });
  const { name, year: typed } = parseInput(uploadInput, input);
  const size = content.length + (previous?.bytes.length ?? 0);
  if (size > largestUpload) throw uploadTooLarge(size);
  const said = typed ? Number(typed) : undefined;
  const checked = await checkAside(name, content, { year: said, previous });
  const id = randomUUID();
  const personId = personOf(context).id;
  holdCheck({ id, personId, name, year: said ?? null, content, checked }, context.effects.now().getTime());
  return { id };
}

const uploadTooLarge = (size: number) => new DomainError('invalid', 'upload_too_large', tooLargeSentence(size));
