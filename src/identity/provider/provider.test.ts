import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import {
  clientSecret,
  clients,
  forged,
  type ServedIdentityProvider,
  serveIdentityProvider,
} from '../../../test/identity-provider.ts';
import type { ProviderSettings } from '../../kernel/config.ts';
import { disablePerson, listSignIns, readSession, signOut } from '../index.ts';
import type { Gate } from '../session.ts';
import { comeFromProvider, goToProvider } from './come-from-provider.ts';
import { judgeRoles } from './judge-roles.ts';
import { openProvider, type Provider } from './open-provider.ts';

const returnTo = 'http://localhost/connexion/retour';
const siret = '24620036400010';

/** A browser that follows the provider until it sends back here. */
async function followToUs(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = address;
  while (!at.startsWith(returnTo)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  return new URL(at);
}

describeOnEachEngine('identity provider', (database) => {
  let served: ServedIdentityProvider;
  beforeAll(async () => {
    served = await serveIdentityProvider({});
  });
  afterEach(() => {
    served.faults = {};
  });
  afterAll(() => served.stop());

  const settings = (more: Partial<ProviderSettings> = {}): ProviderSettings => ({
    ...{ issuer: served.issuer, clientId: clients.RS256, clientSecret, label: 'ProConnect' },
    ...{ scope: 'openid given_name usual_name email siret', acr: 'eidas1', answersForEmail: true },
    ...{ rolesFile: undefined, ...more },
  });

  const gate = (): Gate => ({ db: database().db, effects: testEffects, address: '192.0.2.1', userAgent: '' });

  /** Somebody new at the keyboard, as the provider knows them. */
  const somebody = (more: object = {}) => {
    const who = `ada-${testEffects.secret(5).toString('hex')}`;
    const email = `${who}@agglo.example.fr`;
    served.people[who] = { email, given_name: 'Ada', usual_name: 'Marle', siret, ...more };
    served.who = who;
    return { who, email };
  };

  const begin = async (provider: Provider) => {
    const { address, token } = await goToProvider(gate(), provider, { returnTo, back: '/travail' });
    return { returnedAt: await followToUs(address), token };
  };

  const come = async (provider: Provider) => comeFromProvider(gate(), provider, await begin(provider));

  const personOf = async (session: { token: string }) => (await readSession(gate(), session.token)).actor;

  const rolesFile = (lines: object[]): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'carreau-roles-')), 'roles.yaml');
    writeFileSync(file, JSON.stringify(lines));
    return file;
  };

  test.each(['RS256', 'ES256'] as const)(
    'somebody new gets the roles that the file gives to their SIRET, all signed %s',
    async (alg) => {
      const { organisation, service } = await anOrganisation(database().db);
      const place = { organisation: organisation.slug };
      const lines = [
        { siret, ...place, role: 'contributor', service: service.name },
        { siret: '78466169500011', ...place, role: 'coordinator' },
        { domain: 'agglo.example.fr', ...place, role: 'validator' },
        { siret, organisation: 'organisation-qui-n-existe-pas', role: 'reader' },
      ];
      const provider = openProvider(settings({ clientId: clients[alg], rolesFile: rolesFile(lines) }));
      const { email } = somebody();

      const { session, back } = await come(provider);

      const { person, grants } = await personOf(session);
      expect(person).toMatchObject({ name: 'Ada Marle', email });
      expect(grants.map(({ role, serviceIds }) => [role, serviceIds])).toEqual([
        ['contributor', [service.id]],
        ['validator', []],
      ]);
      expect(back).toBe('/travail');
    },
  );

  test('somebody new whom the file does not name has an account that opens nothing', async () => {
    somebody();

    const { session } = await come(openProvider(settings()));

    expect((await personOf(session)).grants).toEqual([]);
  });

  test('whoever came once is known by their identity, not by their address', async () => {
    const provider = openProvider(settings());
    const { who } = somebody();
    const first = await personOf((await come(provider)).session);
    served.people[who] = { email: `autre-${who}@example.org` };

    const again = await personOf((await come(provider)).session);

    expect(again.person).toEqual(first.person);
  });

  test('an account is linked by an address that the provider answers for, or says is verified, and by no other', async () => {
    const at = await anOrganisation(database().db);
    const [first, second] = [
      await aContext(database().db, 'coordinator', at),
      await aContext(database().db, 'reader', at),
    ];
    const careful = openProvider(settings({ answersForEmail: false }));
    const emails = [first, second].map(({ actor }) => actor.person?.email);

    somebody({ email: emails[0] });
    await expect(come(careful)).rejects.toMatchObject({ code: 'email_unverified' });
    somebody({ email: emails[0], email_verified: true });
    const verified = await personOf((await come(careful)).session);
    somebody({ email: emails[1] });
    const answeredFor = await personOf((await come(openProvider(settings()))).session);
    somebody({ email: emails[1] });
    await expect(come(openProvider(settings()))).rejects.toMatchObject({ code: 'identity_taken' });

    expect(verified.person?.id).toBe(first.actor.person?.id);
    expect(answeredFor.person?.id).toBe(second.actor.person?.id);
  });

  test('a closed account is told so, and the refusal is kept', async () => {
    const at = await anOrganisation(database().db);
    const administrator = await aContext(database().db, 'administrator', at);
    const { actor } = await aContext(database().db, 'reader', at);
    const { id: personId = '', email } = actor.person ?? {};
    const provider = openProvider(settings());
    somebody({ email });
    await come(provider);
    await disablePerson(administrator, { personId });

    await expect(come(provider)).rejects.toMatchObject({ code: 'account_closed' });

    expect(await listSignIns(database().db, { personId }, 5)).toMatchObject([
      { means: 'provider', refused: true },
      { means: 'provider', refused: false },
    ]);
  });

  test.each<[string, (said: ServedIdentityProvider) => ServedIdentityProvider['faults']]>([
    ['an ID token whose words changed under its signature', () => ({ token: forged({ acr: 'eidas1', more: 1 }) })],
    ['an ID token for another attempt', ({ sayElse }) => ({ token: (jwt) => sayElse(jwt, { nonce: 'autre' }) })],
    ['an ID token of another issuer', ({ sayElse }) => ({ token: (jwt) => sayElse(jwt, { iss: 'https://a.test' }) })],
    ['an ID token for another site', ({ sayElse }) => ({ token: (jwt) => sayElse(jwt, { aud: 'autre' }) })],
    ['an ID token that expired', ({ sayElse }) => ({ token: (jwt) => sayElse(jwt, { exp: 1_600_000_000 }) })],
    ['a lower level of assurance than asked', ({ sayElse }) => ({ token: (jwt) => sayElse(jwt, { acr: 'eidas0' }) })],
    ['userinfo whose words changed under its signature', () => ({ userinfo: forged({ siret: '1' }) })],
    ['userinfo about somebody else', ({ sayElse }) => ({ userinfo: (jwt) => sayElse(jwt, { sub: 'autre' }) })],
    ['userinfo for another site', ({ sayElse }) => ({ userinfo: (jwt) => sayElse(jwt, { aud: 'autre' }) })],
    ['a provider that names itself otherwise', () => ({ issuer: 'https://a.test' })],
  ])('%s lets nobody in', async (_, faultsOf) => {
    const { email } = somebody();
    served.faults = faultsOf(served);

    await expect(come(openProvider(settings()))).rejects.toMatchObject({ code: 'provider_answer_invalid' });

    const made = await database().db.selectFrom('person').select('id').where('email', '=', email).execute();
    expect(made).toEqual([]);
  });

  test('an answer for another attempt, from another browser, or sent twice, lets nobody in', async () => {
    const provider = openProvider(settings());
    somebody();
    const [mine, theirs] = [await begin(provider), await begin(provider)];
    const come = (answer: { returnedAt: URL; token: string | undefined }) => comeFromProvider(gate(), provider, answer);

    await expect(come({ ...theirs, token: mine.token })).rejects.toMatchObject({ code: 'provider_answer_invalid' });
    await expect(come({ ...theirs, token: undefined })).rejects.toMatchObject({ code: 'sign_in_too_late' });
    await come(theirs);
    await expect(come(theirs)).rejects.toMatchObject({ code: 'sign_in_too_late' });
  });

  test('an answer after ten minutes is too late', async () => {
    const provider = openProvider(settings());
    somebody();
    const answer = await begin(provider);
    const late = { ...gate(), effects: { ...testEffects, now: () => new Date('2021-02-01T09:10:00Z') } };

    await expect(comeFromProvider(late, provider, answer)).rejects.toMatchObject({ code: 'sign_in_too_late' });
  });

  test('somebody who gives up at the provider is told so', async () => {
    const provider = openProvider(settings());
    const { returnedAt, token } = await begin(provider);
    const state = returnedAt.searchParams.get('state') ?? '';
    const refused = new URL(`${returnTo}?error=access_denied&state=${state}&iss=${served.issuer}`);

    const coming = comeFromProvider(gate(), provider, { returnedAt: refused, token });

    await expect(coming).rejects.toMatchObject({ code: 'provider_refused' });
  });

  test.each(['/.well-known/openid-configuration', '/token', '/me'])(
    'a provider that hangs at %s is not waited for, and is asked again the next time',
    async (hangs) => {
      const provider = openProvider(settings(), { seconds: 0.2 });
      somebody();
      served.faults = { hangs };
      const unreachable = { code: 'provider_unreachable', kind: 'unavailable' };

      await expect(come(provider)).rejects.toMatchObject(unreachable);
      served.faults = {};

      expect((await personOf((await come(provider)).session)).person).not.toBeNull();
    },
  );

  test('a provider that is not there is told so', async () => {
    const provider = openProvider(settings({ issuer: 'http://127.0.0.1:1' }));

    await expect(begin(provider)).rejects.toMatchObject({ code: 'provider_unreachable' });
    expect(await provider.leave('jeton', 'http://localhost/')).toBeNull();
  });

  test('whoever signs out is sent to sign out there too', async () => {
    const provider = openProvider(settings());
    somebody();
    const { session } = await come(provider);

    const idToken = await signOut(gate(), session.token);
    const address = new URL((await provider.leave(idToken ?? '', 'http://localhost/')) ?? '');

    expect(address.origin).toBe(served.issuer);
    expect(address.searchParams.get('id_token_hint')).toBe(idToken);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost/');
  });

  test('a line of the file of roles that names nothing here is told', async () => {
    const { organisation, service } = await anOrganisation(database().db);
    const place = { siret, organisation: organisation.slug, role: 'contributor' };
    const sound = { ...place, service: service.name };
    const lines = [sound, { ...sound, organisation: 'agglo-ancienne' }, { ...place, service: 'Eau' }];

    expect(await judgeRoles(database().db, rolesFile([sound]))).toEqual([]);
    expect(await judgeRoles(database().db, rolesFile(lines))).toEqual([
      'rôle 2, aucune organisation ne s’appelle «\u00a0agglo-ancienne\u00a0»',
      `rôle 3, «\u00a0${organisation.slug}\u00a0» n’a pas de service «\u00a0Eau\u00a0»`,
    ]);
    expect(await judgeRoles(database().db, '/nulle-part')).toEqual([expect.stringContaining('il ne se lit pas')]);
  });

  test('a file of roles that makes administrators stops the start', () => {
    const file = rolesFile([{ siret, organisation: 'agglo', role: 'administrator' }]);

    expect(() => openProvider(settings({ rolesFile: file }))).toThrow('l’administration se donne à la main');
  });
});
