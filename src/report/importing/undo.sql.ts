import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/**
 * Sheets of an import that nobody worked on since: nothing in their history but their taking over. A commitment that another
 * year's sheet is asked about by itself is nobody's work until it is answered.
 */
export const listUntouchedSheets = async (tx: Db, importId: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select sheet.id from report_proposal proposal
      join sheet on sheet.id = proposal.result_id
      join edition on edition.id = sheet.edition_id
      where proposal.import_id = ${importId} and proposal.kind = 'sheet'
        and edition.state in ('preparation', 'collection', 'review')
        and not exists (select from audit_entry entry where entry.object_kind = 'sheet'
          and entry.object_id = sheet.id::text and entry.verb <> 'sheet.take_over')
        and not exists (select from comment where comment.sheet_id = sheet.id)
        and not exists (select from sheet_action link where link.sheet_id = sheet.id)
        and not exists (select from sheet later where later.previous_id = sheet.id)
        and not exists (
          select from report_proposal inside join commitment on commitment.id = inside.result_id
          where inside.sheet_id = proposal.id and inside.kind = 'commitment' and (
            exists (select from commitment_answer answer where answer.commitment_id = commitment.id)
            or exists (select from sheet_commitment link join sheet asked on asked.id = link.sheet_id
              join edition later on later.id = asked.edition_id
              where link.commitment_id = commitment.id
                and later.state not in ('preparation', 'collection', 'review'))))
        and not exists (
          select from report_proposal inside join indicator_value value on value.id = inside.result_id
          where inside.sheet_id = proposal.id and inside.kind = 'figure' and value.superseded_by is not null)
    `.execute(tx)
  ).rows.map(({ id }) => id);

/** Sheets of an import as people call them. */
export const listTakenSheets = async (tx: Db, importId: string): Promise<{ id: string; name: string }[]> =>
  (
    await sql<{ id: string; name: string }>`
      select sheet.id, sheet.code || ' ' || sheet.title as name from report_proposal proposal
      join sheet on sheet.id = proposal.result_id
      where proposal.import_id = ${importId} and proposal.kind = 'sheet' order by proposal.position
    `.execute(tx)
  ).rows;

/** The proposals that stand in these sheets. */
const insideOf = (importId: string, sheetIds: string[]) => sql`
  select inside.* from report_proposal inside join report_proposal taken on taken.id = inside.sheet_id
  where inside.import_id = ${importId} and taken.result_id = any(${sheetIds}::uuid[])`;

/** Removes the values of these sheets; those they replaced are in force again. */
export async function deleteValues(tx: Db, importId: string, sheetIds: string[]): Promise<number> {
  // A replaced value points at its successor until the end of the transaction, and so is freed before it.
  await sql`
    with gone as (
      select value.id from indicator_value value
      where value.batch_id = ${importId} and value.superseded_by is null
        and value.id in (select result_id from (${insideOf(importId, sheetIds)}) inside where kind = 'figure')
    )
    update indicator_value set superseded_by = id where id in (select id from gone)`.execute(tx);
  await sql`
    update indicator_value former set superseded_by = null
    from indicator_value value
    where former.superseded_by = value.id and former.id <> value.id
      and value.batch_id = ${importId} and value.superseded_by = value.id`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from indicator_value where batch_id = ${importId} and superseded_by = id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Removes the targets that these sheets set, unless they were changed since. */
export const deleteTargets = (tx: Db, importId: string, sheetIds: string[], source: string) =>
  sql`
    delete from target where source like ${`${source}%`}
      and id in (select result_id from (${insideOf(importId, sheetIds)}) inside where kind = 'figure')
  `.execute(tx);

export async function deleteCommitments(tx: Db, importId: string, sheetIds: string[]): Promise<number> {
  const ids = sql`select result_id from (${insideOf(importId, sheetIds)}) inside where kind = 'commitment'`;
  await sql`delete from sheet_commitment where commitment_id in (${ids})`.execute(tx);
  const { numAffectedRows } = await sql`delete from commitment where id in (${ids})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function deleteSheets(tx: Db, sheetIds: string[]): Promise<void> {
  await sql`delete from sheet_revision where sheet_id = any(${sheetIds}::uuid[])`.execute(tx);
  await sql`delete from sheet where id = any(${sheetIds}::uuid[])`.execute(tx);
}

/** Removes the indicators defined for an import that nothing needs any more. */
export const deleteUnusedIndicators = (tx: Db, importId: string) =>
  sql`
    delete from indicator where id in (select indicator_id from report_proposal where import_id = ${importId})
      and not exists (select from indicator_value value where value.indicator_id = indicator.id)
      and not exists (select from target where target.indicator_id = indicator.id)
      and not exists (select from sheet_figure figure where figure.indicator_id = indicator.id)
      and not exists (select from breakdown_part part where part.indicator_id = indicator.id)
      and not exists (select from breakdown where breakdown.indicator_id = indicator.id)
      and not exists (select from action_indicator link where link.indicator_id = indicator.id)
      and not exists (select from audit_entry entry where entry.object_kind = 'indicator'
        and entry.object_id = indicator.id::text and entry.verb not in ('indicator.define', 'value.record', 'target.set'))
  `.execute(tx);

/** Removes the edition that an import opened, once empty and if nobody wrote in it. */
export async function deleteEmptyEdition(tx: Db, editionId: string): Promise<boolean> {
  const untouched = sql`select id from edition where id = ${editionId} and version = 1 and texts_version = 1
    and not exists (select from sheet where sheet.edition_id = edition.id)
    and not exists (select from waiver where waiver.edition_id = edition.id)
    and not exists (select from edition_revision revision where revision.edition_id = edition.id)
    and (select count(*) from edition_step step where step.edition_id = edition.id) = 1`;
  const { rows } = await sql<{ id: string }>`${untouched}`.execute(tx);
  if (rows.length === 0) return false;
  await sql`update report_import set edition_id = null where edition_id = ${editionId}`.execute(tx);
  await sql`delete from edition_step where edition_id = ${editionId}`.execute(tx);
  await sql`delete from edition where id = ${editionId}`.execute(tx);
  return true;
}
