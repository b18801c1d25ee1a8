import { migratedTemplate } from '../src/kernel/db/index.ts';
import { startServer } from './postgres-server.ts';

/** Once per run: the embedded template is made, PostgreSQL is found or started. */
export default async function setup() {
  await migratedTemplate();
  const server = await startServer();
  process.env.CARREAU_TEST_SERVER = server?.url ?? '';
  return () => server?.stop();
}
