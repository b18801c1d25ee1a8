import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Db } from '../../kernel/db/index.ts';
import { createPerson } from '../create-person.ts';
import { askPasswordLink, issuePasswordReset, readPasswordReset } from '../password.ts';
import { sendWaiting } from './send-mail.ts';

const from = 'Carreau <carreau@exemple.fr>';
const origin = 'https://carreau.exemple.fr';

describeAloneOnEachEngine('mail', (database) => {
  test('somebody invited is sent a link that opens, as plain text and as HTML', async () => {
    const { db } = database();
    const { administrator, personId, email } = await anInvitation(db);
    await issuePasswordReset(administrator, { personId, byMail: true });
    const server = await aMailServer();

    const sent = await sendWaiting(world(db), { smtp: server.smtp, from, origin });

    await server.close();
    expect(sent).toBe(1);
    const [{ to, raw } = { to: [], raw: '' }] = server.received;
    expect(to).toEqual([email]);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(raw).toContain('Subject: Votre compte sur Carreau');
    const token = /https:\/\/carreau\.exemple\.fr\/mot-de-passe\/([\w-]{43})/.exec(joined(raw))?.[1];
    expect(await readPasswordReset(world(db), token ?? '')).toMatchObject({ id: personId });
  });

  test('what was sent is not sent again, and its words are kept no more', async () => {
    const { db } = database();
    const { administrator, personId } = await anInvitation(db);
    await issuePasswordReset(administrator, { personId, byMail: true });
    const server = await aMailServer();
    const settings = { smtp: server.smtp, from, origin };
    await sendWaiting(world(db), settings);

    expect(await sendWaiting(world(db, 'PT1H'), settings)).toBe(0);

    await server.close();
    expect(await lettersOf(db, personId)).toMatchObject([{ kind: 'invitation', letter: null, attempts: 1 }]);
  });

  test('while the mail server is away, a letter waits, and goes when it is back', async () => {
    const { db } = database();
    const { administrator, personId } = await anInvitation(db);
    await issuePasswordReset(administrator, { personId, byMail: true });

    expect(await sendWaiting(world(db), { smtp: 'smtp://127.0.0.1:9', from, origin })).toBe(0);

    expect(await lettersOf(db, personId)).toMatchObject([
      { sentAt: null, attempts: 1, failure: expect.stringContaining('ECONNREFUSED') },
    ]);
    const server = await aMailServer();
    expect(await sendWaiting(world(db), { smtp: server.smtp, from, origin })).toBe(0);
    expect(await sendWaiting(world(db, 'PT2M'), { smtp: server.smtp, from, origin })).toBe(1);
    await server.close();
  });

  test('while the mail server is away, one letter tries for all', async () => {
    const { db } = database();
    const { administrator, personId } = await anInvitation(db);
    for (let time = 0; time < 2; time += 1) await issuePasswordReset(administrator, { personId, byMail: true });

    await sendWaiting(world(db), { smtp: 'smtp://127.0.0.1:9', from, origin });

    expect((await lettersOf(db, personId)).map(({ attempts }) => attempts).toSorted()).toEqual([0, 1]);
  });

  test('whoever asks for a link learns nothing of who has an account, and fills nobody’s letter box', async () => {
    const { db } = database();
    const { personId, email } = await anInvitation(db);

    expect(await askPasswordLink(world(db), { email: 'personne@example.org' })).toBeUndefined();
    for (let time = 0; time < 5; time += 1) expect(await askPasswordLink(world(db), { email })).toBeUndefined();

    expect(await lettersOf(db, personId)).toHaveLength(3);
  });
});

async function anInvitation(db: Db) {
  const at = await anOrganisation(db);
  const administrator = await aContext(db, 'administrator', at);
  const email = `${at.organisation.slug}@example.org`;
  const { id: personId } = await createPerson(administrator, {
    organisationId: at.organisation.id,
    role: 'reader',
    name: 'Anne Marle',
    email,
  });
  await db.deleteFrom('mail').execute();
  return { administrator, personId, email };
}

const after = { PT0S: 0, PT2M: 120_000, PT1H: 3_600_000 };

const world = (db: Db, later: keyof typeof after = 'PT0S') => ({
  db,
  effects: { ...testEffects, now: () => new Date(testEffects.now().getTime() + after[later]) },
});

const lettersOf = (db: Db, personId: string) =>
  db.selectFrom('mail').selectAll().where('personId', '=', personId).execute();

/** Lines that quoted-printable broke are one again. */
const joined = (raw: string) => raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');

/** A real mail server, which keeps what it is given. */
async function aMailServer() {
  const received: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(pieces).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    smtp: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
