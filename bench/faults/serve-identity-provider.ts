import { serveIdentityProvider } from '../../test/identity-provider.ts';

/** A provider in a process of its own, which can be frozen: it prints its address. */
const { issuer } = await serveIdentityProvider({ agent: { sub: 'agent', email: 'agent@example.org' } });
process.stdout.write(`${issuer}\n`);
