import { readFileSync } from 'node:fs';
import * as openid from 'openid-client';
import { parse } from 'yaml';
import type { ProviderSettings } from '../../kernel/config.ts';
import { parseInput } from '../../kernel/input.ts';
import { type Claims, claims } from './claims.ts';
import { type RoleLine, roleLines } from './map-roles.rule.ts';
import { providerRefusals } from './provider-refusals.ts';

/** What the answer of the provider is compared with. */
export interface StartedAtProvider {
  state: string;
  nonce: string;
  verifier: string;
}

/** An identity provider, spoken to by OpenID Connect. */
export interface Provider {
  label: string;
  issuer: string;
  /** Whether every address it gives is taken as verified. */
  answersForEmail: boolean;
  roles: RoleLine[];
  /** Where somebody is sent to say who they are. */
  start(returnTo: string): Promise<{ address: string; started: StartedAtProvider }>;
  /** Who came back at this address; everything signed is verified. */
  finish(returnedAt: URL, started: StartedAtProvider): Promise<{ claims: Claims; idToken: string }>;
  /** Where somebody is sent to sign out there too; null where the provider has no such door or does not answer. */
  leave(idToken: string, home: string): Promise<string | null>;
}

/** How long the provider is waited for. */
const patience = { seconds: 5 };
/** Its address, keys and doors are read again after this. */
const knownFor = 3_600_000;

export function openProvider(settings: ProviderSettings, { seconds } = patience): Provider {
  const { issuer, label, scope, acr, answersForEmail } = settings;
  let known: { at: number; doors: Promise<openid.Configuration> } | undefined;
  const doors = () => {
    if (!known || performance.now() - known.at > knownFor)
      known = { at: performance.now(), doors: discover(settings, seconds) };
    known.doors.catch(() => {
      known = undefined;
    });
    return known.doors;
  };
  const asked = async <T>(work: (doors: openid.Configuration) => Promise<T>): Promise<T> => {
    try {
      return await work(await doors());
    } catch (error) {
      throw Object.assign(providerRefusals[refusalOf(error)](label), { cause: error });
    }
  };
  return {
    ...{ label, issuer, answersForEmail, roles: readRoles(settings.rolesFile) },
    start: (returnTo) =>
      asked(async (config) => {
        const started = {
          ...{ state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() },
        };
        const address = openid.buildAuthorizationUrl(config, {
          ...{ redirect_uri: returnTo, scope, state: started.state, nonce: started.nonce },
          ...{ code_challenge_method: 'S256' },
          code_challenge: await openid.calculatePKCECodeChallenge(started.verifier),
          ...(acr ? { acr_values: acr } : {}),
        });
        return { address: address.href, started };
      }),
    finish: (returnedAt, { state, nonce, verifier }) =>
      asked(async (config) => {
        const tokens = await openid.authorizationCodeGrant(config, returnedAt, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        });
        const said = tokens.claims();
        if (!said || !tokens.id_token) throw new Error('no ID token');
        if (acr && !acr.split(' ').includes(String(said.acr))) throw new Error(`acr ${said.acr} is none of ${acr}`);
        const more = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, tokens.access_token, said.sub)
          : {};
        return { claims: claims.parse({ ...said, ...more }), idToken: tokens.id_token };
      }),
    leave: async (idToken, home) => {
      const config = await doors().catch(() => undefined);
      if (!config?.serverMetadata().end_session_endpoint) return null;
      return openid.buildEndSessionUrl(config, {
        ...{ id_token_hint: idToken, post_logout_redirect_uri: home, state: openid.randomState() },
      }).href;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings, seconds: number) {
  const server = new URL(issuer);
  const isLocal = server.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname);
  const config = await openid.discovery(
    server,
    clientId,
    // Clocks of two machines differ by seconds.
    { client_secret: clientSecret, [openid.clockTolerance]: 10 },
    openid.ClientSecretPost(clientSecret),
    { timeout: seconds, execute: isLocal ? [openid.allowInsecureRequests] : [] },
  );
  // ID tokens and what is said of the person are verified by their signature, even read over TLS.
  openid.enableNonRepudiationChecks(config);
  return config;
}

/** A provider that is absent, one that says no, and one whose answer is not what it should be. */
function refusalOf(error: unknown): 'provider_unreachable' | 'provider_refused' | 'provider_answer_invalid' {
  if (error instanceof openid.AuthorizationResponseError) return 'provider_refused';
  const { code, cause } = error as { code?: string; cause?: { status?: number } };
  const failing = typeof cause?.status === 'number' && cause.status >= 500;
  if (failing || code === 'OAUTH_TIMEOUT') return 'provider_unreachable';
  if (error instanceof TypeError && error.message === 'fetch failed') return 'provider_unreachable';
  return 'provider_answer_invalid';
}

/** None without a file; a line that is not well formed is refused. */
export const readRoles = (file: string | undefined): RoleLine[] =>
  file ? parseInput(roleLines, parse(readFileSync(file, 'utf8')) ?? []) : [];
