import { once } from 'node:events';
import { globSync } from 'node:fs';
import { connect } from 'node:net';
import { sql } from 'kysely';
import type { Cluster } from '../../test/postgres-server.ts';
import { ask, type Editor, inDatabase, type Place, someEditors } from '../editors.ts';
import { pause } from '../pause.ts';
import { type Looked, type UnderFault, underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

const size = 5_000_000;
const file = new File([`nom;libelle\n${'Terril;oui\n'.repeat(size / 11)}`], 'terrils.csv', { type: 'text/csv' });
const doors = ['/sites/import', '/controle', '/nature/import'];

/** The network is cut in the middle of a file that somebody sends, ten times at each door; then it is sent whole. */
export async function* halfSentFiles(cluster: Cluster): AsyncGenerator<Outcome> {
  yield underFault(cluster, {
    fault: 'network cut in the middle of a file that is sent, thirty times',
    make: cutFiles,
  });
}

async function cutFiles({ server, folder, databaseUrl }: UnderFault): Promise<Looked> {
  const place = { dataFolder: folder, databaseUrl };
  const [editor] = await inDatabase(place, (database) => someEditors(database, 1));
  if (!editor) throw new Error('somebody is needed');
  const before = await whatIsKept(place);
  for (const door of doors)
    for (let time = 1; time <= 10; time++) await sendPart(server.address, door, editor, time / 11);
  await pause(1_000);
  const after = await whatIsKept(place);
  const whole = await sendWhole(server.address, editor);
  const next = await whatIsKept(place);
  const isNothingKept = JSON.stringify(before) === JSON.stringify(after);
  const isNextKept = whole.status === 200 && next.drafts === after.drafts + 1;
  return {
    also: [`${doors.length * 10} files cut at ${doors.join(', ')}; the next one, whole`],
    failed: [
      ...(isNothingKept ? [] : [`something stays: ${JSON.stringify([before, after])}`]),
      ...(isNextKept ? [] : [`the next file: ${whole.status} ${whole.sentence}`]),
    ],
  };
}

async function whatIsKept(place: Place): Promise<{ drafts: number; files: string[] }> {
  const drafts = await inDatabase(place, async ({ db }) => {
    const { rows } = await sql<{ count: number }>`select count(*) from import_draft`.execute(db);
    return rows[0]?.count ?? 0;
  });
  return { drafts, files: globSync('files/**', { cwd: place.dataFolder }) };
}

async function bodyFor(address: string, { cookie, organisationId }: Editor): Promise<Request> {
  const { text } = await ask(`${address}/sites/import`, { headers: { cookie } });
  const form = new FormData();
  form.set('csrf', /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '');
  form.set('organisation', organisationId);
  form.set('file', file);
  return new Request(address, { method: 'POST', body: form });
}

async function sendPart(address: string, door: string, editor: Editor, part: number): Promise<void> {
  const request = await bodyFor(address, editor);
  const body = Buffer.from(await request.arrayBuffer());
  const { host, hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `POST ${door} HTTP/1.1\r\nhost: ${host}\r\norigin: ${address}\r\ncookie: ${editor.cookie}\r\ncontent-type: ${request.headers.get('content-type')}\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.write(body.subarray(0, body.length * part), resolve));
  socket.destroy();
}

async function sendWhole(address: string, editor: Editor) {
  const { headers, body } = await bodyFor(address, editor).then(async (request) => ({
    headers: { 'content-type': request.headers.get('content-type') ?? '', cookie: editor.cookie, origin: address },
    body: Buffer.from(await request.arrayBuffer()),
  }));
  return ask(`${address}/sites/import`, { method: 'POST', headers, body });
}
