import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../src/kernel/paths.ts';
import { clientSecret, clients } from '../../test/identity-provider.ts';
import type { Cluster } from '../../test/postgres-server.ts';
import { pause } from '../pause.ts';
import { type Looked, type UnderFault, underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

const away = 12_000;

/** The identity provider says nothing any more, then is there again: its process is frozen, its sockets stay open. */
export async function* identityProviderFaults(cluster: Cluster): AsyncGenerator<Outcome> {
  const provider = spawn(process.execPath, [inProject('bench/faults/serve-identity-provider.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => provider.kill('SIGKILL');
  process.once('exit', end);
  const [printed] = (await once(provider.stdout, 'data')) as [Buffer];
  const environment = {
    CARREAU_OIDC_ISSUER: printed.toString().trim(),
    CARREAU_OIDC_CLIENT_ID: clients.RS256,
    CARREAU_OIDC_CLIENT_SECRET: clientSecret,
  };
  yield underFault(cluster, {
    fault: `identity provider that says nothing for ${away / 1000} s`,
    environment,
    make: (under) => whileFrozen(under, provider),
  });
  end();
  process.off('exit', end);
}

async function whileFrozen({ server }: UnderFault, provider: ReturnType<typeof spawn>): Promise<Looked> {
  provider.kill('SIGSTOP');
  const begun = performance.now();
  const during = await goThere(server.address);
  const byPassword = await fetch(`${server.address}/connexion`);
  await pause(Math.max(0, away - (performance.now() - begun)));
  provider.kill('SIGCONT');
  const after = await goThere(server.address);
  return {
    also: [
      `whoever went there waited ${during.seconds.toFixed(1)} s and was told on the sign-in page: ${during.told}`,
      `back: sent to the provider in ${after.seconds.toFixed(1)} s`,
    ],
    failed: [
      ...(during.told && during.seconds < 7 ? [] : ['nobody was told that the provider is away']),
      ...(byPassword.ok ? [] : ['the sign-in page is away too']),
      ...(after.isSentThere ? [] : [`back, and people are not sent there: ${after.told}`]),
    ],
  };
}

/** Somebody follows the link of the sign-in page. */
async function goThere(address: string) {
  const begun = performance.now();
  const first = await fetch(`${address}/connexion/fournisseur`, { redirect: 'manual' });
  const seconds = (performance.now() - begun) / 1000;
  const to = new URL(first.headers.get('location') ?? '/', address);
  const isSentThere = first.status === 302 && to.origin !== address;
  const page = isSentThere ? '' : await (await fetch(to)).text();
  const told = /class="notice [^>]*>([^<]+)/.exec(page)?.[1] ?? '';
  return { seconds, isSentThere, told };
}
