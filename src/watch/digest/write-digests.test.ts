import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { chooseMail } from '../../identity/index.ts';
import type { Due, DueSource } from '../deadline/due.ts';
import { writeDigests } from './write-digests.ts';

describeAloneOnEachEngine('digests', (database) => {
  test('each who works somewhere is told once a day what they may read, and no reader or who refused it', async () => {
    const { db } = database();
    const at = await anOrganisation(db);
    const coordinator = await aContext(db, 'coordinator', at);
    await aContext(db, 'reader', at);
    const silent = await aContext(db, 'validator', at);
    await chooseMail(silent, { digest: 'never', toldRemarks: true });
    const world = { db, effects: testEffects };

    const written = await writeDigests(world, [dueTo(coordinator.actor.person?.id)]);
    await writeDigests(world, [dueTo(coordinator.actor.person?.id)]);

    expect(written).toBe(1);
    const letters = await db.selectFrom('mail').select(['personId', 'subject', 'letter']).execute();
    expect(letters).toMatchObject([
      {
        personId: coordinator.actor.person?.id,
        subject: 'Carreau\u00a0: 1 en retard, 1\u00a0échéance d’ici une semaine',
        letter: {
          sections: [
            { title: 'En retard', lines: [{ path: '/veille/livraisons' }] },
            { title: 'D’ici une semaine', lines: [{ text: '3 février 2021, avis\u00a0: Silo (UDAP)' }] },
          ],
        },
      },
    ]);
  });
});

/** Expected of one person alone. */
const dueTo =
  (personId: string | undefined): DueSource =>
  async ({ actor }) =>
    actor.person?.id === personId
      ? [
          due({ kind: 'advice', on: '2021-02-03', label: 'Silo', who: 'UDAP', href: '/projets/1' }),
          due({ kind: 'delivery', on: '2021-01-15', label: 'Logements', who: '', href: '/veille/livraisons' }),
        ]
      : [];

const due = (given: Omit<Due, 'organisationId' | 'because'>): Due => ({ organisationId: '', because: null, ...given });
