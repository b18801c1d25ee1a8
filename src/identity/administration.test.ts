import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import {
  type Context,
  changeOrganisation,
  changeService,
  createOrganisation,
  createPerson,
  createService,
  disablePerson,
  findOrganisation,
  grantRole,
  issuePasswordReset,
  listMembersOf,
  listServices,
  readSession,
  resetPassword,
  revokeRole,
  searchChangesIn,
  signIn,
} from './index.ts';

const password = 'terril et alouette';
const atTheGate = (context: Context) => ({ ...context, address: someEmail(), userAgent: '' });
const someEmail = () => `${testEffects.secret(5).toString('hex')}@example.org`;

describeOnEachEngine('administration', (database) => {
  const anAdministration = async () => {
    const place = await anOrganisation(database().db);
    return {
      place,
      organisationId: place.organisation.id,
      context: await aContext(database().db, 'administrator', place),
    };
  };

  const aContributor = async (context: Context, place: Awaited<ReturnType<typeof anOrganisation>>) => {
    const email = someEmail();
    const { id } = await createPerson(context, {
      organisationId: place.organisation.id,
      role: 'contributor',
      serviceId: place.service.id,
      name: 'Inès Marle',
      email,
    });
    return { id, email };
  };

  test('whoever adds an organisation administers it', async () => {
    const { context } = await anAdministration();

    const { id, slug } = await createOrganisation(context, {
      name: 'Association des marais',
      shortName: `Marais ${testEffects.secret(4).toString('hex')}`,
      kind: 'association',
      siren: '784 671 695',
    });

    const [member] = await listMembersOf(context.db, id);
    expect(slug).toMatch(/^marais-/);
    expect(member).toMatchObject({ name: context.actor.person?.name, grants: [{ role: 'administrator' }] });
  });

  test('an organisation chooses the licence of what it publishes, of a short list', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const administrator = await aContext(db, 'administrator', place);
    const { id: organisationId, name, shortName, kind } = place.organisation;
    const choose = (openLicence: string) =>
      changeOrganisation(administrator, {
        organisationId,
        name,
        shortName,
        kind,
        openLicence: openLicence as 'lo-2.0',
      });

    await choose('odbl-1.0');

    expect(await findOrganisation(db, { id: organisationId })).toMatchObject({ openLicence: 'odbl-1.0' });
    await expect(choose('cc-by-nc-4.0')).rejects.toThrow('Choisissez une licence de la liste');
  });

  test('only an administrator adds an organisation', async () => {
    const context = await aContext(database().db, 'coordinator', await anOrganisation(database().db));

    const creating = createOrganisation(context, { name: 'A', shortName: 'A', kind: 'company' });

    await expect(creating).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('services are listed as a tree, in alphabetical order', async () => {
    const { context, organisationId } = await anAdministration();
    const water = await createService(context, { organisationId, name: 'Eau' });
    await createService(context, { organisationId, name: 'Rivières', parentId: water.id });
    await createService(context, { organisationId, name: 'Étangs', parentId: water.id });

    const services = await listServices(context.db, organisationId);

    expect(services.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
      '0 Eau',
      '1 Étangs',
      '1 Rivières',
      '0 Habitat',
    ]);
  });

  test('a service is not placed below itself', async () => {
    const { context, organisationId } = await anAdministration();
    const water = await createService(context, { organisationId, name: 'Eau' });
    const ponds = await createService(context, { organisationId, name: 'Étangs', parentId: water.id });

    const changing = changeService(context, { serviceId: water.id, name: 'Eau', parentId: ponds.id });

    await expect(changing).rejects.toMatchObject({ code: 'service_inside_itself' });
  });

  test('a link lets its person choose a password once', async () => {
    const { context, place } = await anAdministration();
    const { id, email } = await aContributor(context, place);
    const { path } = await issuePasswordReset(context, { personId: id });
    const token = path.split('/').at(-1) ?? '';

    await resetPassword(context, { token, password });

    const session = await signIn(atTheGate(context), { email, password });
    expect((await readSession(context, session.token)).actor.person?.id).toBe(id);
    await expect(resetPassword(context, { token, password })).rejects.toMatchObject({ code: 'spent_link' });
  });

  test('a link older than 48 hours is refused, and so is one that a newer link replaced', async () => {
    const { context, place } = await anAdministration();
    const { id } = await aContributor(context, place);
    const first = await issuePasswordReset(context, { personId: id });
    const second = await issuePasswordReset(context, { personId: id });
    const late = { ...context, effects: { ...testEffects, now: () => new Date('2021-02-03T09:00:01Z') } };
    const using = (world: Context, { path }: { path: string }) =>
      resetPassword(world, { token: path.split('/').at(-1) ?? '', password });

    await expect(using(context, first)).rejects.toMatchObject({ code: 'spent_link' });
    await expect(using(late, second)).rejects.toMatchObject({ code: 'spent_link' });
  });

  test('a short password is refused', async () => {
    const { context, place } = await anAdministration();

    const creating = createPerson(context, {
      organisationId: place.organisation.id,
      role: 'reader',
      name: 'Léo',
      email: someEmail(),
      password: 'court',
    });

    await expect(creating).rejects.toMatchObject({ code: 'bad_input' });
  });

  test('a contributor has a service and the other roles have none', async () => {
    const { context, place, organisationId } = await anAdministration();
    const person = { email: someEmail(), name: 'Léo' };

    const asked = await Promise.allSettled([
      createPerson(context, { ...person, organisationId, role: 'contributor' }),
      createPerson(context, { ...person, organisationId, role: 'reader', serviceId: place.service.id }),
    ]);

    expect(asked).toMatchObject([{ reason: { code: 'service_needed' } }, { reason: { code: 'service_unwanted' } }]);
  });

  test('a closed account loses its sessions', async () => {
    const { context, place } = await anAdministration();
    const { id, email } = await aContributor(context, place);
    const { path } = await issuePasswordReset(context, { personId: id });
    await resetPassword(context, { token: path.split('/').at(-1) ?? '', password });
    const session = await signIn(atTheGate(context), { email, password });

    await disablePerson(context, { personId: id });

    expect((await readSession(context, session.token)).actor.person).toBeNull();
  });

  test('an organisation keeps its last administrator', async () => {
    const { context, organisationId } = await anAdministration();
    const [me] = await listMembersOf(context.db, organisationId);

    await expect(revokeRole(context, { grantId: me?.grants[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'last_administrator',
    });
    await expect(disablePerson(context, { personId: me?.id ?? '' })).rejects.toMatchObject({
      code: 'last_administrator',
    });
  });

  test('an administrator cannot take over an account that opens another organisation', async () => {
    const here = await anAdministration();
    const elsewhere = await anAdministration();
    const { id, email } = await aContributor(elsewhere.context, elsewhere.place);
    await grantRole(here.context, { person: { email }, organisationId: here.organisationId, role: 'reader' });

    const issuing = issuePasswordReset(here.context, { personId: id });

    await expect(issuing).rejects.toMatchObject({ code: 'shared_person' });
  });

  test('every change is written with its author', async () => {
    const { context, place, organisationId } = await anAdministration();
    const { id } = await aContributor(context, place);
    await issuePasswordReset(context, { personId: id });

    const changes = await searchChangesIn(
      context.db,
      organisationId,
      { objectKind: '', person: '', from: '', to: '' },
      50,
    );

    expect(changes.map(({ verb, personName }) => [verb, personName])).toEqual([
      ['password.link', context.actor.person?.name],
      ['person.create', context.actor.person?.name],
    ]);
  });
});
