import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface NewSheet {
  section: string;
  kind: string;
  code: string;
  title: string;
  subtitle: string | null;
  serviceId: string | null;
  dueOn: string | null;
  tags: string[];
}

/** Adds sheets after those of the edition, in the order given. */
export async function insertSheets(tx: Db, editionId: string, sheets: NewSheet[]) {
  const { last } = await tx
    .selectFrom('sheet')
    .where('editionId', '=', editionId)
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  return tx
    .insertInto('sheet')
    .values(sheets.map((sheet, index) => ({ ...sheet, editionId, position: last + index + 1 })))
    .returning(['id', 'code'])
    .execute();
}

/** Codes of the edition's sheets, to number the next ones. */
export const listSheetCodes = (db: Db, editionId: string) =>
  db.selectFrom('sheet').select(['section', 'code']).where('editionId', '=', editionId).execute();

/** The outline of last year's edition: its sheets without their text, still to be filled. */
export async function copyOutline(tx: Db, from: string, to: string, dueOn: string | null): Promise<void> {
  await sql`
    insert into sheet (edition_id, section, kind, code, position, title, subtitle, service_id, due_on, tags, previous_id)
    select ${to}, section, kind, code, position, title, subtitle, service_id, ${dueOn}::date, tags, id
    from sheet where edition_id = ${from}
  `.execute(tx);
  await copyActions(tx, to);
  // A figure of last year is asked again for this year; one counted since a year keeps its start, a programme's span stays.
  await sql`
    insert into sheet_figure (sheet_id, indicator_id, period_kind, period_start, period_end, position, key)
    select sheet.id, figure.indicator_id, figure.period_kind,
      case when figure.period_kind in ('since', 'span') then figure.period_start
        else (figure.period_start + interval '1 year')::date end,
      case when figure.period_kind = 'span' then figure.period_end
        else (figure.period_end + interval '1 year')::date end,
      figure.position, figure.key
    from sheet join sheet_figure figure on figure.sheet_id = sheet.previous_id
    where sheet.edition_id = ${to}
    on conflict do nothing
  `.execute(tx);
}

/** The sheets of an edition as they stand, with all they hold: where an erratum starts. */
export async function copySheets(tx: Db, from: string, to: string): Promise<void> {
  await sql`
    insert into sheet (edition_id, section, kind, code, position, title, subtitle, service_id, due_on, state, tags, content, previous_id)
    select ${to}, section, kind, code, position, title, subtitle, service_id, due_on, state, tags, content, id
    from sheet where edition_id = ${from}
  `.execute(tx);
  await copyActions(tx, to);
  await sql`
    insert into sheet_figure (sheet_id, indicator_id, period_kind, period_start, period_end, position, key)
    select sheet.id, figure.indicator_id, figure.period_kind, figure.period_start, figure.period_end, figure.position, figure.key
    from sheet join sheet_figure figure on figure.sheet_id = sheet.previous_id where sheet.edition_id = ${to}
  `.execute(tx);
  await sql`
    insert into sheet_commitment (sheet_id, commitment_id, role)
    select sheet.id, link.commitment_id, link.role
    from sheet join sheet_commitment link on link.sheet_id = sheet.previous_id where sheet.edition_id = ${to}
  `.execute(tx);
  await sql`
    insert into sheet_register_row (sheet_id, block, row_key, taken, choice, note)
    select sheet.id, kept.block, kept.row_key, kept.taken, kept.choice, kept.note
    from sheet join sheet_register_row kept on kept.sheet_id = sheet.previous_id where sheet.edition_id = ${to}
  `.execute(tx);
  await sql`
    insert into sheet_paragraph (sheet_id, decision_id, number)
    select sheet.id, answered.decision_id, answered.number
    from sheet join sheet_paragraph answered on answered.sheet_id = sheet.previous_id where sheet.edition_id = ${to}
  `.execute(tx);
  await sql`
    insert into edition_decision (edition_id, decision_id)
    select ${to}::uuid, decision_id from edition_decision where edition_id = ${from}::uuid
  `.execute(tx);
  // The erratum follows the year before, not the edition it corrects.
  await sql`
    update sheet set previous_id = corrected.previous_id
    from sheet corrected where corrected.id = sheet.previous_id and sheet.edition_id = ${to}
  `.execute(tx);
}

const copyActions = (tx: Db, to: string) =>
  sql`
    insert into sheet_action (sheet_id, action_id, block, position)
    select sheet.id, link.action_id, link.block, link.position
    from sheet join sheet_action link on link.sheet_id = sheet.previous_id where sheet.edition_id = ${to}
  `.execute(tx);

/** Gives each sheet the commitments due this year that sheets of its code announced in earlier editions. */
export const askCommitments = (tx: Db, editionId: string) =>
  sql`
    insert into sheet_commitment (sheet_id, commitment_id, role)
    select distinct sheet.id, commitment.id, 'asked'
    from edition
    join sheet on sheet.edition_id = edition.id
    join edition earlier on earlier.organisation_id = edition.organisation_id
      and earlier.report_type = edition.report_type and earlier.year < edition.year
    join sheet announcing on announcing.edition_id = earlier.id and announcing.code = sheet.code
    join sheet_commitment link on link.sheet_id = announcing.id and link.role = 'announced'
    join commitment on commitment.id = link.commitment_id
      and commitment.due_year = edition.year and commitment.withdrawn_at is null
    where edition.id = ${editionId}
    on conflict do nothing
  `.execute(tx);

export const updateAssignments = (
  tx: Db,
  editionId: string,
  sheetIds: string[],
  changes: { serviceId?: string | null; dueOn?: string | null },
) =>
  tx
    .updateTable('sheet')
    .set(changes)
    .where('editionId', '=', editionId)
    .where('id', 'in', sheetIds)
    .returning(['id', 'code'])
    .execute();

export const findServices = (db: Db, organisationId: string, serviceIds: string[]) =>
  db
    .selectFrom('service')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where('id', 'in', serviceIds)
    .execute();

/** Removes sheets that nobody has begun; answers those removed. */
export async function deleteUntouchedSheets(tx: Db, editionId: string, sheetIds: string[]) {
  const untouched = await tx
    .selectFrom('sheet')
    .select(['id', 'code'])
    .where('editionId', '=', editionId)
    .where('id', 'in', sheetIds)
    .where('state', '=', 'to_fill')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('sheetRevision').whereRef('sheetRevision.sheetId', '=', 'sheet.id'))))
    .execute();
  if (untouched.length > 0) {
    await tx
      .deleteFrom('sheet')
      .where(
        'id',
        'in',
        untouched.map((sheet) => sheet.id),
      )
      .execute();
  }
  return untouched;
}
