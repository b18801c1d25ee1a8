import { edit, inDatabase, type Kept, readKept, someEditors } from './editors.ts';
import { startServer } from './server.ts';

interface Together {
  folder: string;
  databaseUrl: string | undefined;
  seconds: number;
  people: number;
}

/** People save their sheets by the forms of the pages, at once, then each edit is looked for in the database. */
export async function editTogether({
  folder,
  databaseUrl,
  seconds,
  people,
}: Together): Promise<Kept & { refused: number; times: number[] }> {
  const place = { dataFolder: folder, databaseUrl };
  const editors = await inDatabase(place, (database) => someEditors(database, people));
  const server = await startServer(folder, { command: 'serve', databaseUrl });
  const until = performance.now() + seconds * 1000;
  const editing = { address: () => server.address, goesOn: () => performance.now() < until, every: 1500 };
  await Promise.all(editors.map((editor) => edit(editor, editing))).finally(() => server.stop());
  const [trouble] = editors.flatMap(({ troubles }) => troubles);
  if (trouble) throw new Error(`a save was neither acknowledged nor refused: ${trouble.status} ${trouble.sentence}`);
  return {
    ...(await inDatabase(place, (database) => readKept(database, editors))),
    refused: editors.reduce((sum, { refused }) => sum + refused, 0),
    times: editors.flatMap(({ times }) => times),
  };
}
