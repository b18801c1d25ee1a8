import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readReportType } from '../read-report-type.ts';
import { introKey, type ReportType, textsOf } from '../report-type.ts';
import { richText } from '../rich-text.ts';
import { isFrozen } from '../states.ts';
import { type EditionRow, findEdition, lockEdition, updateEdition } from './edition.sql.ts';
import { readTexts } from './edition-texts.ts';
import { proceedings } from './proceedings.ts';

const started = { editionId: z.uuid(), version: z.coerce.number().int() };

const saveTextsInput = z.object({
  ...started,
  /** By code of the report type's texts, or `introKey` of a section. Texts not named stay as they are. */
  texts: z.record(z.string(), richText).default({}),
  title: z.string().trim().min(1, 'Donnez un titre au rapport.').max(250).optional(),
  dueOn: z.iso.date('Donnez une date qui existe.').nullable().optional(),
});

/**
 * Writes texts of the edition, its title or its date. The save carries the version it started from: if somebody
 * saved in between, nothing is written and the refusal carries the texts in force, to be shown side by side.
 */
export async function saveEditionTexts(
  context: Context,
  input: z.input<typeof saveTextsInput>,
): Promise<{ version: number }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  const { version, texts, title, dueOn } = parseInput(saveTextsInput, input);
  const type = readReportType(edition.reportType);
  refuseUnknownTexts(type, edition.year, Object.keys(texts));
  return changeEdition(context, edition, version, {
    ...(title === undefined ? {} : { title }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(Object.keys(texts).length > 0 ? { texts: { ...readTexts(edition), ...texts } } : {}),
  });
}

const saveProceedingsInput = z.object({ ...started, proceedings });

/** Records what the délibération and the President's report say of the session; its facts come after the freeze too. */
export async function saveProceedings(
  context: Context,
  input: z.input<typeof saveProceedingsInput>,
): Promise<{ version: number }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  const { version, proceedings: facts } = parseInput(saveProceedingsInput, input);
  return changeEdition(context, edition, version, { proceedings: facts });
}

type Changes = { title?: string; dueOn?: string | null; texts?: object; proceedings?: object };

function changeEdition(
  context: Context,
  edition: EditionRow,
  version: number,
  changes: Changes,
): Promise<{ version: number }> {
  return context.db.transaction().execute(async (tx) => {
    await refuseUnlessCurrent(tx, edition.id, version, changes.proceedings === undefined);
    const { texts, proceedings: facts, ...columns } = changes;
    await updateEdition(tx, edition.id, {
      ...columns,
      ...(texts && { texts: JSON.stringify(texts) }),
      ...(facts && { proceedings: JSON.stringify(facts) }),
    });
    const names = Object.keys(changes) as (keyof Changes)[];
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'edition.edit',
      objectKind: 'edition',
      objectId: edition.id,
      before: Object.fromEntries(names.map((name) => [name, edition[name]])),
      after: changes,
    });
    return { version: version + 1 };
  });
}

async function refuseUnlessCurrent(tx: Tx, editionId: string, version: number, content: boolean): Promise<void> {
  const current = await lockEdition(tx, editionId);
  if (content && isFrozen(current.state)) {
    throw new DomainError(
      'conflict',
      'edition_frozen',
      'L’édition est figée : ses textes ne changent plus. Une correction passe par un erratum.',
    );
  }
  if (current.version === version) return;
  const { texts, proceedings: facts, title } = await findEdition(tx, editionId);
  throw new DomainError(
    'conflict',
    'edition_changed',
    'Quelqu’un a enregistré l’édition entre-temps. Votre saisie est gardée ci-dessous, à côté de la version en vigueur : reprenez ce qui convient, puis enregistrez à nouveau.',
    { version: current.version, texts, proceedings: facts, title },
  );
}

function refuseUnknownTexts(type: ReportType, year: number, codes: string[]): void {
  const known = new Set([
    ...textsOf(type, year).map((text) => text.code),
    ...type.sections.map((section) => introKey(section.code)),
  ]);
  const unknown = codes.find((code) => !known.has(code));
  if (unknown === undefined) return;
  throw new DomainError('invalid', 'unknown_text', `La trame n’a pas de texte « ${unknown} ». Rechargez la page.`);
}
