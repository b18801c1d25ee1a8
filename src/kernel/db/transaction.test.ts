import { expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';

describeOnEachEngine('transaction', (database) => {
  test('a statement of another request never joins an open transaction', async () => {
    const { db } = database();
    const { organisation } = await anOrganisation(db);
    let outside: Promise<unknown> = Promise.resolve();

    await db
      .transaction()
      .execute(async (tx) => {
        await tx.updateTable('organisation').set({ name: 'dedans' }).where('id', '=', organisation.id).execute();
        outside = db.insertInto('service').values({ organisationId: organisation.id, name: 'Voirie' }).execute();
        throw new Error('rollback');
      })
      .catch(() => {});
    await outside;

    const services = await db
      .selectFrom('service')
      .select('name')
      .where('organisationId', '=', organisation.id)
      .orderBy('name')
      .execute();
    expect(services.map((service) => service.name)).toEqual(['Habitat', 'Voirie']);
  });

  test('transactions asked for at once follow one another, statements in between', async () => {
    const { db } = database();
    const { organisation } = await anOrganisation(db);
    const rename = (name: string) =>
      db.transaction().execute(async (tx) => {
        const former = await tx
          .selectFrom('organisation')
          .select('name')
          .where('id', '=', organisation.id)
          .forUpdate()
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('organisation')
          .set({ name: `${former.name}${name}` })
          .where('id', '=', organisation.id)
          .execute();
      });
    const read = () =>
      db.selectFrom('organisation').select('name').where('id', '=', organisation.id).executeTakeFirstOrThrow();
    await db.updateTable('organisation').set({ name: '' }).where('id', '=', organisation.id).execute();

    const seen = await Promise.all([rename('a'), read(), rename('b'), read(), rename('c'), read()]);

    expect((await read()).name).toHaveLength(3);
    expect(seen.flatMap((each) => each?.name.length ?? []).every((length) => length <= 3)).toBe(true);
  });

  test('decimals, dates and counts come back exact and of the same type', async () => {
    const { db } = database();

    const { value } = await db
      .selectNoFrom((eb) => eb.val('2817640.350').$castTo<string>().as('value'))
      .executeTakeFirstOrThrow();
    const { count } = await db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();

    expect(value).toBe('2817640.350');
    expect(count).toBeTypeOf('number');
  });
});
