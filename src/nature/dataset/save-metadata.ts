import { authorise, type Context, keepRefused, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { wide } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { type FormPart, formValues, formWords, schemaOf } from '../../watch/kept/form-field.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import {
  findMetadata,
  listActors,
  type MetadataKind,
  type MetadataRow,
  replaceActors,
  writeMetadata,
} from './metadata.sql.ts';
import {
  type Actor,
  datasetParts,
  datasetTicked,
  frameworkParts,
  frameworkTicked,
  metadataVocabularies,
  readActors,
  type Ticked,
  type Words,
} from './metadata-form.ts';

export interface MetadataSaving {
  /** As the form sent it, with `organisationId`, `version` and rows of actors. */
  values: FormValues;
  /** Values that were ticked, by the name of their field. */
  ticked: Record<string, string[] | undefined>;
  id?: string | undefined;
}

/** Labels of the nomenclatures that the forms show. */
export const metadataWords = (): Words =>
  Object.fromEntries(metadataVocabularies.map((name) => [name, readVocabulary(name).values]));

export const saveFramework = (context: Context, saving: MetadataSaving): Promise<{ id: string }> =>
  save(context, 'framework', saving, frameworkParts(metadataWords()), frameworkTicked);

export async function saveDataset(context: Context, saving: MetadataSaving): Promise<{ id: string }> {
  // Whose framework it is decides whose dataset it is: another organisation's is nobody's.
  const framework = await findMetadata(context.db, 'framework', saving.values.frameworkId ?? '');
  if (!framework) throw missing('Ce cadre d’acquisition');
  const values = saving.id ? saving.values : { ...saving.values, organisationId: framework.organisationId };
  const parts = datasetParts(metadataWords(), { [framework.id]: framework.name });
  return save(context, 'dataset', { ...saving, values }, parts, datasetTicked, framework);
}

async function save(
  context: Context,
  kind: MetadataKind,
  { values, ticked, id }: MetadataSaving,
  parts: FormPart[],
  lists: Ticked[],
  within?: MetadataRow,
): Promise<{ id: string }> {
  const existing = id ? await findMetadata(context.db, kind, id) : undefined;
  if (id && !existing) throw missing(called[kind].title);
  const organisationId = existing?.organisationId ?? values.organisationId ?? '';
  authorise(context.actor, 'dataset.edit', { organisationId });
  if (within && within.organisationId !== organisationId) throw missing('Ce cadre d’acquisition');
  if (within?.closed && existing?.frameworkId !== within.id) throw frameworkClosed();
  const row = columnsOf(parseInput(schemaOf(parts), values), lists, ticked);
  if (kind === 'framework' && (row.objectives as string[]).length === 0) throw objectiveNeeded();
  const actors = knownActors(readActors(values));
  const saved = await context.db.transaction().execute(async (tx) => {
    const before = id ? await findMetadata(tx, kind, id, true) : undefined;
    if (before && String(before.version) !== values.version) return undefined;
    const told = before && tell(parts, lists, before, await listActors(tx, kind, before.id));
    const after = await writeMetadata(tx, kind, organisationId, id, row);
    await replaceActors(tx, kind, after, actors);
    await recordChange(tx, context, {
      organisationId,
      verb: before ? called[kind].changed : called[kind].created,
      objectKind: kind,
      objectId: after.id,
      before: told,
      after: tell(parts, lists, after, actors),
    });
    return after;
  });
  if (!saved) throw await refuse(context, kind, existing as MetadataRow, parts, values);
  return { id: saved.id };
}

const called = {
  framework: {
    title: 'Ce cadre d’acquisition',
    name: 'ce cadre d’acquisition',
    created: 'framework.create',
    changed: 'framework.change',
    refused: 'framework.change_refused',
  },
  dataset: {
    title: 'Ce jeu de données',
    name: 'ce jeu de données',
    created: 'dataset.create',
    changed: 'dataset.change',
    refused: 'dataset.change_refused',
  },
} as const;

const choices = ['closed', 'published', 'active'];

/** What the form says, in the types of its columns. */
function columnsOf(
  typed: Record<string, unknown>,
  lists: Ticked[],
  ticked: MetadataSaving['ticked'],
): Record<string, unknown> {
  const columns = Object.entries(typed).map(([name, value]): [string, unknown] => {
    if (choices.includes(name)) return [name, value === 'yes'];
    if (name === 'keywords')
      return [
        name,
        String(value)
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean),
      ];
    return [name, value];
  });
  const arrays = lists.map(({ name, vocabulary }): [string, unknown] => {
    const known = readVocabulary(vocabulary).values;
    return [name, [...new Set(ticked[name] ?? [])].filter((code) => Object.hasOwn(known, code))];
  });
  return Object.fromEntries([...columns, ...arrays]);
}

/** A row as its form shows it. */
export const formOf = (parts: FormPart[], row: MetadataRow): FormValues =>
  formValues(
    parts,
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (choices.includes(name)) return [name, value ? 'yes' : 'no'];
        return [name, Array.isArray(value) ? value.join(', ') : value];
      }),
    ),
  );

/** All that its form says, in words, as the journal keeps it. */
function tell(parts: FormPart[], lists: Ticked[], row: MetadataRow, actors: Actor[]): Record<string, unknown> {
  const inWords = (vocabulary: string, code: string) => readVocabulary(vocabulary).values[code] ?? code;
  return {
    ...formWords(parts, formOf(parts, row)),
    ...Object.fromEntries(
      lists.map(({ name, label, vocabulary }) => [
        label,
        (row[name] as string[]).map((code) => inWords(vocabulary, code)),
      ]),
    ),
    Acteurs: actors.map(
      ({ role, name, body, email }) =>
        `${inWords('actor-role', role)}${wide}: ${[name, body].filter(Boolean).join(', ')}${email && ` (${email})`}`,
    ),
  };
}

/** Roles are the SINP's; somebody must answer for the data. */
function knownActors(actors: Actor[]): Actor[] {
  const roles = readVocabulary('actor-role').values;
  const known = actors.filter(({ role }) => Object.hasOwn(roles, role));
  if (!known.some(({ role }) => role === '1')) throw contactNeeded();
  return known;
}

async function refuse(
  context: Context,
  kind: MetadataKind,
  { id, organisationId }: MetadataRow,
  parts: FormPart[],
  values: FormValues,
) {
  const row = await findMetadata(context.db, kind, id);
  if (!row) return missing(called[kind].title);
  const current = formOf(parts, row);
  const verb = called[kind].refused;
  const sentence = await keepRefused(context, {
    organisationId,
    verb,
    objectKind: kind,
    objectId: id,
    name: called[kind].name,
    current,
    typed: values,
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, { version: row.version, current });
}

const contactNeeded = () =>
  new DomainError(
    'invalid',
    'contact_needed',
    'Il manque le contact principal\u00a0: nommez parmi les acteurs la personne ou l’organisme qui répond de ces données.',
  );

const objectiveNeeded = () =>
  new DomainError('invalid', 'objective_needed', 'Cochez au moins un objectif du cadre d’acquisition.');

const frameworkClosed = () =>
  new DomainError(
    'invalid',
    'framework_closed',
    'Ce cadre d’acquisition est clos\u00a0: rien ne s’y ajoute. Choisissez-en un autre, ou rouvrez-le.',
  );
