import type { Db } from '../kernel/db/index.ts';
import type { Retention } from '../kernel/retention.ts';

const deleted = (done: { numDeletedRows: bigint }[]): number =>
  done.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);

/** What the accounts of people leave behind them. */
export const identityRetention: Retention[] = [
  {
    table: 'session',
    what: 'Sessions terminées\u00a0: pour qu’une page restée ouverte puisse encore envoyer son formulaire.',
    days: 30,
    forget: async (db, before) => deleted(await db.deleteFrom('session').where('expiresAt', '<', before).execute()),
  },
  {
    table: 'sign_in',
    what: 'Connexions, réussies ou refusées, avec l’adresse d’où elles viennent\u00a0: pour arrêter qui essaie des mots de passe et reconnaître une connexion qui n’est pas de sa personne. Six mois\u00a0: recommandation de la CNIL sur la journalisation.',
    days: 182,
    forget: async (db, before) => deleted(await db.deleteFrom('signIn').where('at', '<', before).execute()),
  },
  {
    table: 'data_reading',
    what: 'Qui a lu ou emporté ce qui nomme des personnes ou situe exactement une espèce sensible\u00a0: pour répondre d’une fuite. Six mois, comme les connexions.',
    days: 182,
    forget: async (db, before) => deleted(await db.deleteFrom('dataReading').where('at', '<', before).execute()),
  },
  {
    table: 'sign_in_start',
    what: 'Connexions commencées et restées sans suite.',
    days: 1,
    forget: async (db, before) => deleted(await db.deleteFrom('signInStart').where('expiresAt', '<', before).execute()),
  },
  {
    table: 'password_reset',
    what: 'Liens de mot de passe échus.',
    days: 30,
    forget: async (db, before) =>
      deleted(await db.deleteFrom('passwordReset').where('expiresAt', '<', before).execute()),
  },
  {
    table: 'api_token',
    what: 'Jetons retirés ou échus\u00a0: pour dire à qui ils étaient.',
    days: 365,
    forget: async (db, before) =>
      deleted(
        await db
          .deleteFrom('apiToken')
          .where((eb) => eb.or([eb('expiresAt', '<', before), eb('revokedAt', '<', before)]))
          .execute(),
      ),
  },
  {
    table: 'mail',
    what: 'Courriels envoyés ou abandonnés, sans leur texte\u00a0: pour répondre à qui demande s’il lui a été écrit.',
    days: 90,
    forget: async (db, before) => deleted(await db.deleteFrom('mail').where('askedAt', '<', before).execute()),
  },
  {
    table: 'audit_entry',
    what: 'Textes refusés parce que quelqu’un avait enregistré entre-temps, gardés dans l’historique\u00a0: pour que chacun reprenne le sien.',
    days: 365,
    forget: (db, before) => forgetRefused(db, before),
  },
];

/** The line stays in the history: who was refused what, and when; what was typed goes. */
async function forgetRefused(db: Db, before: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('auditEntry')
    .set({ before: null, after: null })
    .where((eb) => eb.or([eb('verb', 'like', '%.change_refused'), eb('verb', '=', 'site.stale')]))
    .where('at', '<', before)
    .where('after', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
