import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { erasedJournalKinds, erasedTexts } from './erased-texts.ts';
import { asJavaScript } from './name-pattern.rule.ts';
import type { ObserverRow } from './observer.sql.ts';

type Erased = Pick<ObserverRow, 'organisationId' | 'id'> & { at: Date };

export const erasedName = 'Observateur effacé';

/** Takes everything from the line that names an observer; its number stays on records. */
export async function eraseLine(tx: Tx, { organisationId, id, at }: Erased): Promise<void> {
  await sql`
    update observer set name = ${erasedName}, body = '', search = '', pseudonym = ${erasedName}, shown = 'hidden',
      person_id = null, agreed_on = null, erased_at = ${at}::timestamptz, version = version + 1
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid
  `.execute(tx);
  await sql`
    update record set ${raising({ at }, ['version', 'changed_at'])} where organisation_id = ${organisationId}::uuid
      and (observer_ids @> array[${id}::uuid] or determiner_ids @> array[${id}::uuid])
  `.execute(tx);
  await sql`
    update visit set ${raising({ at }, ['version', 'changed_at'])}
    where organisation_id = ${organisationId}::uuid and observer_ids @> array[${id}::uuid]
  `.execute(tx);
}

/** A form opened before is then refused: it would write the name back. */
const raising = ({ at }: Pick<Erased, 'at'>, columns: readonly ('version' | 'changed_at')[]) =>
  sql.join(
    columns.map((column) => (column === 'version' ? sql`version = version + 1` : sql`changed_at = ${at}::timestamptz`)),
  );

/** Takes a name out of every text of the organisation's nature; returns how many rows held it. */
export async function eraseFromTexts(tx: Tx, { organisationId, at }: Erased, pattern: string): Promise<number> {
  let rows = 0;
  await raiseOfActors(tx, organisationId, pattern);
  for (const { table, columns, json, raised } of erasedTexts) {
    const texts = columns.map((name) => ({ column: sql.ref(name), isJson: false }));
    const all = [...texts, ...json.map((name) => ({ column: sql.ref(name), isJson: true }))];
    const sets = all.map(({ column, isJson }) => sql`${column} = ${without(column, pattern, isJson)}`);
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set ${sql.join(raised.length > 0 ? [...sets, raising({ at }, raised)] : sets)}
      where organisation_id = ${organisationId}::uuid
        and (${sql.join(
          all.map(({ column }) => sql`${column}::text ~ ${pattern}`),
          sql` or `,
        )})
    `.execute(tx);
    rows += Number(numAffectedRows ?? 0);
  }
  return rows + (await eraseFromJournal(tx, organisationId, pattern)) + (await dropDrafts(tx, organisationId, pattern));
}

/** The form of a dataset and of a framework holds their actors. */
async function raiseOfActors(tx: Tx, organisationId: string, pattern: string): Promise<void> {
  for (const table of ['dataset', 'framework'] as const)
    await sql`
      update ${sql.table(table)} kept set version = version + 1
      where organisation_id = ${organisationId}::uuid and exists (select from dataset_actor actor
        where actor.organisation_id = kept.organisation_id and actor.${sql.ref(`${table}_id`)} = kept.id
          and concat_ws(' ', actor.name, actor.body, actor.email) ~ ${pattern})
    `.execute(tx);
}

const without = (column: RawBuilder<unknown>, pattern: string, isJson: boolean) =>
  isJson
    ? sql`regexp_replace(${column}::text, ${pattern}, ${erasedName}, 'g')::jsonb`
    : sql`regexp_replace(${column}, ${pattern}, ${erasedName}, 'g')`;

/** Who did what stays; only the words change. */
async function eraseFromJournal(tx: Tx, organisationId: string, pattern: string): Promise<number> {
  const told = ['before', 'after'].map((name) => sql.ref(name));
  const { numAffectedRows } = await sql`
    update audit_entry set ${sql.join([
      ...told.map((column) => sql`${column} = ${without(column, pattern, true)}`),
      sql`reason = ${without(sql.ref('reason'), pattern, false)}`,
    ])}
    where organisation_id = ${organisationId}::uuid and object_kind = any(${[...erasedJournalKinds]}::text[])
      and (before::text ~ ${pattern} or after::text ~ ${pattern} or reason ~ ${pattern})
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Files that wait to be imported are brought again, without the name; whether one holds it is told from its bytes. */
async function dropDrafts(tx: Tx, organisationId: string, pattern: string): Promise<number> {
  const drafts = await tx
    .selectFrom('importDraft')
    .select(['id', 'content', 'filename'])
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'records')
    .execute();
  const name = asJavaScript(pattern);
  const holding = drafts.filter(({ content, filename }) =>
    [filename, ...['utf-8', 'windows-1252'].map((encoding) => new TextDecoder(encoding).decode(content))].some(
      (text) => text.search(name) >= 0,
    ),
  );
  if (holding.length > 0)
    await tx
      .deleteFrom('importDraft')
      .where(
        'id',
        'in',
        holding.map(({ id }) => id),
      )
      .execute();
  return holding.length;
}
