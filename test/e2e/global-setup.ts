import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientSecret, clients, serveIdentityProvider } from '../identity-provider.ts';
import { serveDemonstration } from './served-demonstration.ts';

/** Once per run: a demonstration of its own, copied where one is made already; one already served is used. */
export default async function setup() {
  if (process.env.CARREAU_E2E_ADDRESS) return;
  const folder = mkdtempSync(join(tmpdir(), 'carreau-e2e-'));
  const made = process.env.CARREAU_E2E_DEMONSTRATION;
  if (made) cpSync(made, folder, { recursive: true });
  const identities = await serveIdentityProvider({
    ada: {
      email: 'coordination@demo.carreau.example',
      given_name: 'Ada',
      usual_name: 'Marle',
      siret: '24620036400010',
    },
    lou: { email: 'lou@agglo.example.fr', given_name: 'Lou', usual_name: 'Terrier', siret: '24620036400010' },
  });
  process.env.CARREAU_OIDC_ISSUER = identities.issuer;
  process.env.CARREAU_OIDC_CLIENT_ID = clients.ES256;
  process.env.CARREAU_OIDC_CLIENT_SECRET = clientSecret;
  process.env.CARREAU_OIDC_EMAIL = 'garantie';
  const served = await serveDemonstration(folder);
  process.env.CARREAU_E2E_ADDRESS = served.address;
  process.env.CARREAU_E2E_PROCESS = String(served.process);
  return async () => {
    await served.stop();
    await identities.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
