import { type Context, organisationsWhere } from '../../identity/index.ts';
import { signInNeeded } from '../../identity/permission.ts';
import { todayOf } from '../../kernel/day.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readSiteType } from '../../site/index.ts';
import { findIncomplete } from './completeness.sql.ts';
import { incompletePage, type Lack } from './lack.ts';

/** What is not known of the elements of the register: those not seen for some years, without owner, without position. */
export async function readCompleteness(
  { db, actor, effects }: Context,
  { years, lack, page }: { years: number; lack: Lack | null; page: number },
) {
  if (!actor.person) throw signInNeeded();
  const organisationIds = organisationsWhere(actor, 'work.read');
  if (organisationIds.length === 0) throw noRegister();
  const today = todayOf(effects);
  const since = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`.replace('-02-29', '-02-28');
  const offset = (page - 1) * incompletePage;
  const found = await findIncomplete(db, { organisationIds, since, today, lack, offset, limit: incompletePage });
  return { ...found, since, rows: found.rows.map((row) => ({ ...row, typeLabel: readSiteType(row.kind).label })) };
}

const noRegister = () =>
  new DomainError(
    'forbidden',
    'not_allowed',
    'Cette page est pour ceux qui travaillent au registre. Demandez à la personne qui administre Carreau dans votre organisation.',
  );
