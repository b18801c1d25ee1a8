import { type Context, organisationsWhere } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import type { Due } from '../watch/index.ts';
import { listCampaigns } from './edition/board.sql.ts';
import { isFrozen } from './states.ts';

/** Editions that are being made and have a day to be handed in. */
export async function reportDue({ actor, db, effects }: Context): Promise<Due[]> {
  const ids = organisationsWhere(actor, 'edition.read');
  const campaigns = ids.length > 0 ? await listCampaigns(db, ids, todayOf(effects)) : [];
  return campaigns.flatMap(({ id, organisationId, title, publisher, dueOn, state }) =>
    dueOn && !isFrozen(state)
      ? [
          {
            kind: 'report' as const,
            organisationId,
            on: dueOn,
            label: `${title}, ${publisher}`,
            because: null,
            who: '',
            href: `/travail/campagnes/${id}`,
          },
        ]
      : [],
  );
}
