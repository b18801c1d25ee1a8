import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migratedTemplate, openEmbedded } from '../src/kernel/db/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { describeSchema } from './schema.ts';

test('the generated types are those of the migrations (else: npm run schema)', async () => {
  const database = await openEmbedded({ template: await migratedTemplate() });

  const described = await describeSchema(database.db);
  await database.close();

  expect(described).toBe(readFileSync(inProject('migrations/schema.generated.ts'), 'utf8'));
});
