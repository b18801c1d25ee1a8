import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { EditionState, SheetState } from '../states.ts';

/** A sheet as lists of work show it. */
export interface BoardSheet {
  id: string;
  editionId: string;
  code: string;
  title: string;
  section: string;
  serviceId: string | null;
  service: string | null;
  /** Its own date, else the edition's. */
  dueOn: string | null;
  state: SheetState;
  /** Commitments of earlier years that nobody answered yet. */
  unanswered: number;
  /** Comments that nobody settled yet. */
  comments: number;
}

const boardSheets = (db: Db) =>
  db
    .selectFrom('sheet')
    .innerJoin('edition', 'edition.id', 'sheet.editionId')
    .leftJoin('service', 'service.id', 'sheet.serviceId')
    .select([
      'sheet.id',
      'sheet.editionId',
      'sheet.code',
      'sheet.title',
      'sheet.section',
      'sheet.serviceId',
      'service.name as service',
      sql<string | null>`coalesce(sheet.due_on, edition.due_on)`.as('dueOn'),
      'sheet.state',
      sql<number>`(
        select count(*) from sheet_commitment link
        where link.sheet_id = sheet.id and link.role = 'asked'
        and (select withdrawn_at is null from commitment where commitment.id = link.commitment_id) and not exists (
          select from commitment_answer answer
          where answer.commitment_id = link.commitment_id and answer.superseded_by is null))`.as('unanswered'),
      sql<number>`(select count(*) from comment where comment.sheet_id = sheet.id and settled_at is null)`.as(
        'comments',
      ),
    ])
    .orderBy('sheet.position')
    .orderBy('sheet.code');

export const listBoardSheets = (db: Db, editionId: string): Promise<BoardSheet[]> =>
  boardSheets(db).where('sheet.editionId', '=', editionId).execute();

/** Sheets of these services in the campaigns that collect or review them. */
export const listTasks = (db: Db, serviceIds: string[]) =>
  boardSheets(db)
    .select(['edition.title as editionTitle', 'edition.reportType'])
    .where('edition.state', 'in', ['collection', 'review'])
    .where('sheet.serviceId', 'in', serviceIds)
    .execute();

export interface Campaign {
  id: string;
  title: string;
  year: number;
  erratum: number;
  reportType: string;
  state: EditionState;
  dueOn: string | null;
  publisher: string;
  organisationId: string;
  takenFrom: string | null;
  sheets: number;
  submitted: number;
  accepted: number;
  late: number;
}

/** Editions of these organisations, those still being made first, latest first. */
export const listCampaigns = (db: Db, organisationIds: string[], today: string): Promise<Campaign[]> =>
  db
    .selectFrom('edition')
    .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
    .leftJoin('sheet', 'sheet.editionId', 'edition.id')
    .where('edition.organisationId', 'in', organisationIds)
    .groupBy(['edition.id', 'organisation.id'])
    .select([
      'edition.id',
      'edition.title',
      'edition.year',
      'edition.erratum',
      'edition.reportType',
      'edition.state',
      'edition.dueOn',
      'edition.organisationId',
      'edition.takenFrom',
      'organisation.shortName as publisher',
      sql<number>`count(sheet.id)`.as('sheets'),
      sql<number>`count(*) filter (where sheet.state in ('submitted', 'accepted'))`.as('submitted'),
      sql<number>`count(*) filter (where sheet.state = 'accepted')`.as('accepted'),
      sql<number>`count(*) filter (where sheet.state in ('to_fill', 'in_progress', 'sent_back')
        and coalesce(sheet.due_on, edition.due_on) < ${today}::date)`.as('late'),
    ])
    .orderBy(sql`edition.state in ('frozen', 'presented', 'published')`)
    .orderBy('edition.year', 'desc')
    .orderBy('edition.erratum', 'desc')
    .orderBy('organisation.shortName')
    .execute();
