import type { Retention } from '../kernel/retention.ts';
import { forgetAddresses, forgetRefused } from './message.sql.ts';
import { keptDays } from './message.ts';

/** What people sent without an account, once it has served. */
export const citizenRetention: Retention[] = [
  {
    table: 'citizen_message',
    what: 'Envois refusés ou indésirables\u00a0: leur texte, leurs photographies et le nom de qui les a envoyés. La ligne reste, sans eux, pour être comptée.',
    days: keptDays.refused,
    forget: forgetRefused,
  },
  {
    table: 'citizen_message',
    what: 'Adresses électroniques laissées avec un envoi, après la réponse, ou restées sans confirmation.',
    days: keptDays.email,
    forget: forgetAddresses,
  },
  {
    table: 'sending_day',
    what: 'Nombre d’envois de chaque connexion dans la journée, sans son adresse\u00a0: une empreinte, dont la clé disparaît avec le jour.',
    days: 1,
    forget: async (db, before) => {
      const { numDeletedRows } = await db
        .deleteFrom('sendingDay')
        .where('day', '<', before.toISOString().slice(0, 10))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  },
];
