import { writeFileSync } from 'node:fs';
import { openEmbedded } from '../src/kernel/db/database.ts';
import { migrate } from '../src/kernel/db/migrate.ts';
import { inProject } from '../src/kernel/paths.ts';
import { describeSchema } from './schema.ts';

/** `npm run schema`: writes migrations/schema.generated.ts from a freshly migrated embedded database. */
export default async function generateSchema(): Promise<number> {
  const database = await openEmbedded({});
  await migrate(database);
  writeFileSync(inProject('migrations/schema.generated.ts'), await describeSchema(database.db));
  await database.close();
  return 0;
}
