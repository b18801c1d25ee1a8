import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWK, Provider } from 'oidc-provider';

type Said = Record<string, unknown>;

/** A real provider of OpenID Connect on this machine, that behaves as ProConnect: signed userinfo, SIRET, usual name. */
export interface ServedIdentityProvider {
  issuer: string;
  /** Who is at the keyboard: signs in at once. */
  who: string;
  /** What it says of each, by the name they sign in with. */
  people: Record<string, Said>;
  /** What goes wrong in its answers. */
  faults: { token?: (jwt: string) => string; userinfo?: (jwt: string) => string; hangs?: string; issuer?: string };
  /** The same token, signed by its key, saying something else. */
  sayElse(jwt: string, change: Said): string;
  stop(): Promise<void>;
}

/** The provider lets these in: one for each way to sign. */
export const clients = { RS256: 'carreau', ES256: 'carreau-es' } as const;
export const clientSecret = 'secret-du-fournisseur-de-l-essai';

export async function serveIdentityProvider(people: Record<string, Said>): Promise<ServedIdentityProvider> {
  const keys = [aKey('RS256'), aKey('ES256')];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: ServedIdentityProvider = {
    ...{ issuer, people, who: Object.keys(people)[0] ?? '', faults: {} },
    sayElse: (jwt, change) => sayElse(jwt, change, keys),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const provider = aProvider(served, keys);
  const answer = provider.callback();
  server.on('request', (request, reply) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, reply);
    const login = { accountId: served.who, acr: 'eidas1' };
    provider.interactionFinished(request, reply, { login }).catch((error) => reply.writeHead(500).end(String(error)));
  });
  return served;
}

function aProvider(served: ServedIdentityProvider, keys: JWK[]): Provider {
  const provider = new Provider(served.issuer, {
    clients: Object.entries(clients).map(([alg, id]) => ({
      ...{ client_id: id, client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_post' },
      ...{ id_token_signed_response_alg: alg as 'RS256', userinfo_signed_response_alg: alg as 'RS256' },
      ...{ redirect_uris: ['http://localhost/'], post_logout_redirect_uris: ['http://localhost/'] },
    })),
    jwks: { keys },
    cookies: { keys: ['un secret'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    acrValues: ['eidas1', 'eidas2'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      siret: ['siret'],
    },
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'], userinfoSigningAlgValues: ['RS256', 'ES256'] },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Quitter le fournisseur</button>';
          ctx.body = `<!doctype html><title>Fournisseur</title>${form}${button}`;
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...served.people[id] }) }),
    // Nobody is asked whether they agree: ProConnect does not either.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        ...{ clientId: ctx.oidc.client?.clientId ?? '', accountId: ctx.oidc.session?.accountId ?? '' },
      });
      grant.addOIDCScope('openid email given_name usual_name siret');
      await grant.save();
      return grant;
    },
  });
  Object.assign(provider.Client.prototype, {
    redirectUriAllowed: (uri: string) => /^http:\/\/localhost(:\d+)?\/connexion\/retour$/.test(uri),
    postLogoutRedirectUriAllowed: (uri: string) => /^http:\/\/localhost(:\d+)?\/$/.test(uri),
  });
  spoilAnswers(provider, served);
  return provider;
}

function spoilAnswers(provider: Provider, served: ServedIdentityProvider): void {
  provider.use(async (ctx, next) => {
    const { token, userinfo, hangs, issuer } = served.faults;
    if (ctx.path === hangs) return new Promise(() => {});
    await next();
    const body = ctx.body as { id_token?: string };
    if (ctx.path === '/token' && token && body.id_token) ctx.body = { ...body, id_token: token(body.id_token) };
    if (ctx.path === '/me' && userinfo) ctx.body = userinfo(String(ctx.body));
    if (ctx.path.endsWith('openid-configuration') && issuer) ctx.body = { ...body, issuer };
  });
}

function aKey(alg: 'RS256' | 'ES256'): JWK {
  const { privateKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg, kid: alg, use: 'sig' } as JWK;
}

const encode = (said: Said): string => Buffer.from(JSON.stringify(said)).toString('base64url');
const decode = (part = ''): Said => JSON.parse(Buffer.from(part, 'base64url').toString()) as Said;

function sayElse(jwt: string, change: Said, keys: JWK[]): string {
  const [head, body] = jwt.split('.');
  const { alg } = decode(head);
  const key = createPrivateKey({ key: keys.find(({ kid }) => kid === alg) as JsonWebKey, format: 'jwk' });
  const signed = `${head}.${encode({ ...decode(body), ...change })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** The same token, its words changed under the signature of before. */
export const forged = (change: Said) => (jwt: string) => {
  const [head, body, signature] = jwt.split('.');
  return `${head}.${encode({ ...decode(body), ...change })}.${signature}`;
};
