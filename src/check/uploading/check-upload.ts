import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Context, organisationsWhere, personOf } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { narrow } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { checkAside } from '../aside/check-aside.ts';
import { holdCheck } from './held-checks.ts';
import { largestUpload } from './largest-upload.ts';

const year = z
  .literal('')
  .or(z.string().regex(/^(?:19|20)\d\d$/, 'Écrivez l’année du rapport en quatre chiffres, par exemple 2020.'));

const uploadInput = z.object({ name: z.string().max(300), year: year.default('') });

/** Reads and checks a document somebody sent, and holds it in memory for them; nothing is written. */
export async function checkUpload(
  context: Context,
  { content, ...input }: z.input<typeof uploadInput> & { content: Uint8Array },
): Promise<{ id: string }> {
  const [organisationId = ''] = organisationsWhere(context.actor, 'document.check');
  authorise(context.actor, 'document.check', { organisationId });
  const { name, year: typed } = parseInput(uploadInput, input);
  if (content.length > largestUpload) throw uploadTooLarge(content.length);
  const said = typed ? Number(typed) : undefined;
  const checked = await checkAside(name, content, { year: said });
  const id = randomUUID();
  const personId = personOf(context).id;
  holdCheck({ id, personId, name, year: said ?? null, content, checked }, context.effects.now().getTime());
  return { id };
}

const uploadTooLarge = (size: number) =>
  new DomainError(
    'invalid',
    'upload_too_large',
    `Ce document pèse ${Math.ceil(size / 1_000_000)}${narrow}Mo, et cette page en reçoit 20. Enregistrez-le sans ses images, ou partagez-le en plusieurs documents.`,
  );
