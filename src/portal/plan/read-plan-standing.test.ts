import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { readPlanStanding } from './read-plan-standing.ts';

describeOnEachEngine('where a plan stands', (database) => {
  test('its late actions, what became of its commitments and its figures against their targets', async () => {
    const { guest, slug } = await aPlan(database().db, { published: true });

    const standing = await readPlanStanding(guest, slug);

    expect(standing.lateActions.map(({ title }) => title)).toEqual(['Planter des haies']);
    expect(standing.score).toMatchObject({ keptPercent: 50, unanswered: 1, toCome: 0 });
    expect(standing.commitments.map(({ sentence, answer }) => [sentence, answer?.outcome ?? null])).toEqual([
      ['Planter 2 km', 'kept'],
      ['Planter 3 km', null],
    ]);
    expect(standing.figures).toMatchObject([
      { label: 'Haies plantées', printed: '4\u202fkm', target: { year: 2030 }, standing: 'behind' },
    ]);
  });

  test('a plan that is not published is not there for visitors, and is for those who work on it', async () => {
    const { guest, coordinator, slug } = await aPlan(database().db, { published: false });

    await expect(readPlanStanding(guest, slug)).rejects.toMatchObject({ kind: 'missing' });
    expect((await readPlanStanding(coordinator, slug)).plan.slug).toBe(slug);
  });
});

/** In 2021: one late action, two commitments for 2020 of which one was kept, a figure under its line of 5 km. */
async function aPlan(db: Db, { published }: { published: boolean }) {
  const at = await anOrganisation(db);
  const organisationId = at.organisation.id;
  const coordinator = await aContext(db, 'coordinator', at);
  const person = coordinator.actor.person?.id ?? '';
  const slug = `haies-${at.organisation.slug}`;
  const plan = await db
    .insertInto('plan')
    .values({ organisationId, slug, title: 'Plan haies', kind: 'PCAET', published })
    .returning('id')
    .executeTakeFirstOrThrow();
  const action = await db
    .insertInto('action')
    .values({ organisationId, number: '1', title: 'Planter des haies', stage: 'under_way' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('milestone')
    .values({ actionId: action.id, title: 'Premier kilomètre', dueOn: '2020-06-30' })
    .execute();
  await db.insertInto('actionPlan').values({ actionId: action.id, planId: plan.id }).execute();
  const [kept] = await db
    .insertInto('commitment')
    .values(
      ['Planter 2 km', 'Planter 3 km'].map((sentence, position) => ({
        ...{ organisationId, actionId: action.id, announcedYear: 2019, dueYear: 2020, sentence, position },
      })),
    )
    .returning('id')
    .execute();
  await db
    .insertInto('commitmentAnswer')
    .values({
      commitmentId: kept?.id ?? '',
      outcome: 'kept',
      sentence: 'Fait',
      answeredBy: person,
      answeredAt: new Date(),
    })
    .execute();
  const indicator = await db
    .insertInto('indicator')
    .values({
      ...{ organisationId, code: 'haies', label: 'Haies plantées', unit: 'km', kind: 'output', direction: 'up' },
      ...{ baselineYear: 2010, baselineValue: '0' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { indicatorId: indicator.id, territoryId: at.territory.id };
  await db
    .insertInto('target')
    .values({ ...of, planId: plan.id, year: 2030, value: '10' })
    .execute();
  await db
    .insertInto('indicatorValue')
    .values({
      ...{ ...of, periodKind: 'year', periodStart: '2020-01-01', periodEnd: '2020-12-31', value: '4', decimals: 0 },
      ...{ status: 'validated', recordedBy: person, recordedAt: new Date() },
    })
    .execute();
  return { coordinator, slug, guest: { ...coordinator, actor: visitor } };
}
