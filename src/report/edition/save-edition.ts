import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { easyReadText } from '../../kernel/easy-read.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { isFrozen } from '../states.ts';
import { type EditionRow, findEdition, lockEdition, updateEdition } from './edition.sql.ts';
import { proceedings } from './proceedings.ts';

type Changes = { title: string; dueOn: string | null } | { easyRead: string } | { proceedings: object };

/** Saves a part of an edition, from the version that the person had read. */
const saving =
  <Input extends { editionId: string }>(
    part: z.ZodType<{ editionId: string; version: number } & Changes, Input>,
  ): ((context: Context, input: Input) => Promise<{ version: number }>) =>
  async (context, input) => {
    const edition = await findEdition(context.db, input.editionId);
    authorise(context.actor, 'edition.edit', edition);
    const { editionId, version, ...changes } = parseInput(part, input);
    await context.db.transaction().execute(async (tx) => {
      const current = await lockEdition(tx, editionId);
      if ('title' in changes && isFrozen(current.state)) throw editionFrozen();
      if (current.version !== version) throw editionChanged(current.version);
      await updateEdition(
        tx,
        editionId,
        'proceedings' in changes ? { proceedings: JSON.stringify(changes.proceedings) } : changes,
      );
      await recordChange(tx, context, {
        organisationId: edition.organisationId,
        verb: 'edition.edit',
        objectKind: 'edition',
        objectId: editionId,
        before: earlier(edition, changes),
        after: changes,
      });
    });
    return { version: version + 1 };
  };

const from = { editionId: z.uuid(), version: z.coerce.number().int() };

/** Names the report, and dates what its services hand in. */
export const saveEditionHead = saving(
  z.object({
    ...from,
    title: z.string().trim().min(1, 'Donnez un titre au rapport.').max(250),
    dueOn: z.iso.date('Donnez une date qui existe.').nullable(),
  }),
);

/** The report in a few easy sentences: no part of what is frozen, they are mended once people have read them. */
export const saveEditionEasyRead = saving(z.object({ ...from, easyRead: easyReadText }));

/** Records what the délibération and the President's report say of the session; its facts come after the freeze too. */
export const saveProceedings = saving(z.object({ ...from, proceedings }));

function earlier({ title, dueOn, easyRead, proceedings: facts }: EditionRow, changes: Changes): Changes | object {
  if ('title' in changes) return { title, dueOn };
  return 'easyRead' in changes ? { easyRead } : { proceedings: facts };
}

export const editionFrozen = () =>
  new DomainError(
    'conflict',
    'edition_frozen',
    'L’édition est figée : ses textes ne changent plus. Une correction passe par un erratum.',
  );

/** Carries the version to save again from, once the person has compared. */
const editionChanged = (version: number) =>
  new DomainError(
    'conflict',
    'edition_changed',
    'Quelqu’un a enregistré cette page entre-temps. Votre saisie est gardée ci-dessous : comparez-la à la page rechargée dans un autre onglet, puis enregistrez à nouveau.',
    { version },
  );
