import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../test/databases.ts';
import { type Context, listReadings, visitor } from '../identity/index.ts';
import { countIndicator, defineIndicator, printFigures } from '../indicator/index.ts';
import type { Db } from '../kernel/db/index.ts';
import { forgetting } from '../kernel/retention.ts';
import {
  citizenRetention,
  confirmSender,
  decideMessage,
  eraseReceived,
  exportMessage,
  followMessage,
  listPublishedRemarks,
  openForm,
  readMessage,
  readQueue,
  sendRemark,
  setReception,
  withdrawMessage,
} from './index.ts';

const at = (iso: string) => ({ ...testEffects, now: () => new Date(iso) });
const moderating = (context: Context) => ({ ...context, dataFolder: '' });
const nobodyElse = () => `192.0.2.${crypto.randomUUID()}`;

/** The tests' clock says 1 February 2021, 9:00. */
describeAloneOnEachEngine('what citizens send', (database) => {
  async function aReception() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = moderating(await aContext(db, 'coordinator', place));
    await setReception(coordinator, { organisationId, version: 0, remarks: true, photographs: false });
    const thing = { id: crypto.randomUUID(), organisationId, name: 'Planter 300 arbres' };
    const sender = { db, actor: visitor, effects: at('2021-02-01T09:02:00Z'), address: nobodyElse(), mails: true };
    const open = () =>
      openForm({ ...sender, effects: testEffects }, { kind: 'remark', organisationId, aboutId: thing.id });
    const send = async (typed: object = {}, { trap = '', context = sender, token = '' } = {}) => {
      const said = { text: `Il en reste à planter. ${crypto.randomUUID()}`, ...typed };
      return sendRemark(context, thing, said, { token: token || (await open()), trap });
    };
    const waiting = async () => (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages;
    const publish = async (message = { id: '', version: 1 }) =>
      decideMessage(coordinator, message.id, { version: message.version, decision: 'accepted', answer: 'En mars.' });
    return { db, place, organisationId, coordinator, thing, sender, open, send, waiting, publish };
  }

  test('is read by who answers it before anybody else, then published with its answer and without a name', async () => {
    const { db, organisationId, coordinator, thing, sender, send, waiting } = await aReception();

    const { trackingCode } = await send({ text: 'Les arbres manquent.', senderName: 'Anne' });
    const [message] = await waiting();

    expect(message).toMatchObject({ text: 'Les arbres manquent.', senderName: 'Anne', about: thing.name });
    expect(await listReadings(db, organisationId, 10)).toMatchObject([{ what: 'messages' }]);
    expect(await listPublishedRemarks(db, [thing.id])).toEqual([]);
    expect((await followMessage(sender, trackingCode, '')).message.state).toBe('waiting');

    await decideMessage(coordinator, message?.id ?? '', { version: 1, decision: 'accepted', answer: 'En mars.' });

    expect(await listPublishedRemarks(db, [thing.id])).toMatchObject([
      { text: 'Les arbres manquent.', answer: 'En mars.', author: '' },
    ]);
    expect((await followMessage(sender, trackingCode, '')).message).toMatchObject({
      state: 'accepted',
      answer: 'En mars.',
    });
  });

  test('names its sender where they accepted it, and is read no more once it is withheld', async () => {
    const { db, coordinator, thing, send, waiting, publish } = await aReception();
    await send({ senderName: 'Anne', named: true });
    const [message] = await waiting();

    await publish(message);
    expect(await listPublishedRemarks(db, [thing.id])).toMatchObject([{ author: 'Anne' }]);

    await decideMessage(coordinator, message?.id ?? '', {
      version: 2,
      decision: 'refused',
      answer: 'Nomme quelqu’un.',
    });
    expect(await listPublishedRemarks(db, [thing.id])).toEqual([]);
  });

  test('is asked by nobody who did not say that it will be answered', async () => {
    const { coordinator, organisationId, open, send } = await aReception();
    const token = await open();
    await setReception(coordinator, { organisationId, version: 1, remarks: false, photographs: false });

    await expect(open()).rejects.toMatchObject({ kind: 'missing' });
    await expect(send({}, { token })).rejects.toMatchObject({ kind: 'missing' });
    await expect(
      setReception(coordinator, { organisationId, version: 1, remarks: true, photographs: false }),
    ).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  test('sent twice, is received once; a form signed for something else, too fast or too old is refused', async () => {
    const { open, send, sender, waiting } = await aReception();
    const token = await open();

    const first = await send({ text: 'Une fois.' }, { token });
    expect(await send({ text: 'Une fois.' }, { token })).toEqual(first);
    await expect(send({ text: 'Autre chose.' }, { token })).rejects.toMatchObject({ code: 'message_already_sent' });
    expect(await waiting()).toHaveLength(1);

    const [id, issued, signature] = (await open()).split('.');
    for (const forged of [`${crypto.randomUUID()}.${issued}.${signature}`, `${id}.0.${signature}`, 'rien'])
      await expect(send({}, { token: forged })).rejects.toMatchObject({ code: 'message_expired' });
    const soon = { ...sender, effects: at('2021-02-01T09:00:01Z') };
    await expect(send({}, { context: soon })).rejects.toMatchObject({ code: 'message_too_fast' });
    const late = { ...sender, effects: at('2021-02-02T09:00:01Z') };
    await expect(send({}, { context: late })).rejects.toMatchObject({ code: 'message_expired', kind: 'invalid' });
  });

  test('is put aside where it looks like spam, and limited by address and by day, which is not kept', async () => {
    const { db, coordinator, send, sender, waiting } = await aReception();

    await send({ text: 'Voir www.exemple.test' });
    await send({}, { trap: 'x' });
    for (let sent = 2; sent < 20; sent += 1) await send();

    await expect(send()).rejects.toMatchObject({ code: 'message_too_many', kind: 'limited' });
    const aside = await readQueue(coordinator, { tab: 'aside', text: '', page: 1 });
    expect(aside.messages.flatMap(({ asideBecause }) => asideBecause).sort()).toEqual(['links', 'trap']);
    expect(await waiting()).toHaveLength(18);
    await send({}, { context: { ...sender, address: nobodyElse() } });
    const kept = JSON.stringify(await db.selectFrom('sendingCount').selectAll().execute());
    expect(kept).not.toContain(sender.address);
  });

  test('is refused with what to do where it says nothing, and answered before it is published', async () => {
    const { coordinator, send, waiting } = await aReception();

    await expect(send({ text: ' ' })).rejects.toMatchObject({ code: 'bad_input', message: /Écrivez votre remarque/ });
    await expect(send({ email: 'anne' })).rejects.toMatchObject({ code: 'bad_input', message: /nom@exemple\.fr/ });
    await send();
    const [message] = await waiting();
    for (const decision of ['accepted', 'refused'] as const)
      await expect(decideMessage(coordinator, message?.id ?? '', { version: 1, decision })).rejects.toMatchObject({
        code: 'answer_needed',
      });
  });

  test('decided by two people at once, keeps the first answer and shows the second both', async () => {
    const { db, place, coordinator, send, waiting, publish } = await aReception();
    const other = moderating(await aContext(db, 'coordinator', place));
    await send();
    const [message] = await waiting();
    await publish(message);

    const late = decideMessage(other, message?.id ?? '', { version: 1, decision: 'refused', answer: 'Hors sujet.' });

    await expect(late).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'changed_meanwhile' },
      facts: { version: 2, current: { reply: 'En mars.' }, typed: { reply: 'Hors sujet.' } },
    });
    const { history } = await readMessage(coordinator, message?.id ?? '');
    expect(history.map(({ verb }) => verb)).toEqual(['message.decide_refused', 'message.decide']);
  });

  test('is answered by mail where its address came back, and tells nothing that was typed', async () => {
    const { db, sender, send, waiting, publish } = await aReception();
    const email = `${crypto.randomUUID()}@example.org`;
    const { trackingCode } = await send({ email, senderName: 'Gagnez gros', text: 'Un texte.' });
    await send({ email });

    const [first] = await lettersTo(db, email);
    const code = /adresse=([\w-]+)/.exec(JSON.stringify(first))?.[1] ?? '';
    expect(JSON.stringify(first)).not.toMatch(/Gagnez|Un texte/);
    await expect(confirmSender(sender, trackingCode, 'faux')).rejects.toMatchObject({ code: 'address_not_confirmed' });
    await confirmSender(sender, trackingCode, code);
    const [confirmed, unconfirmed] = await waiting();
    await publish(confirmed);
    await publish(unconfirmed);

    expect((await lettersTo(db, email)).map(({ subject }) => subject)).toEqual([
      'Votre remarque est arrivée',
      'Votre remarque est arrivée',
      'Votre remarque a une réponse',
    ]);
  });

  test('is taken back by its sender, exported, and erased at their request', async () => {
    const { db, coordinator, thing, sender, send, waiting, publish } = await aReception();
    const one = await send({ senderName: 'Anne', email: `${crypto.randomUUID()}@example.org` });
    const two = await send({ senderName: 'Béa' });
    const received = await waiting();
    const [first, second] = ['Anne', 'Béa'].map((name) => received.find(({ senderName }) => senderName === name));
    await publish(first);
    expect(Buffer.from(await exportMessage(sender, two.trackingCode)).toString()).toContain('Béa');

    await withdrawMessage(sender, one.trackingCode);
    await eraseReceived(coordinator, second?.id ?? '');

    expect(await listPublishedRemarks(db, [thing.id])).toEqual([]);
    const rows = await db.selectFrom('citizenMessage').selectAll().where('aboutId', '=', thing.id).execute();
    expect(rows.map(({ text, senderName, email, state }) => ({ text, senderName, email, state }))).toEqual(
      Array(2).fill({ text: '', senderName: '', email: null, state: 'withdrawn' }),
    );
    await expect(publish({ id: second?.id ?? '', version: 2 })).rejects.toMatchObject({ code: 'message_closed' });
  });

  test('is forgotten once it was refused, and its address once it was answered', async () => {
    const { db, coordinator, thing, send, waiting, publish } = await aReception();
    await send({ text: 'Une insulte.', email: 'a@example.org' });
    await send({ text: 'Un constat.', email: 'b@example.org' });
    const received = await waiting();
    const [insult, fact] = ['insulte', 'constat'].map((word) => received.find(({ text }) => text.includes(word)));
    await decideMessage(coordinator, insult?.id ?? '', { version: 1, decision: 'spam' });
    await publish(fact);
    const left = async (day: string) => {
      await forgetting(citizenRetention).run({ db, effects: at(`${day}T03:30:00Z`) });
      const rows = await db
        .selectFrom('citizenMessage')
        .selectAll()
        .where('aboutId', '=', thing.id)

        .execute();
      return rows.map(({ text, email }) => [text, email]).sort();
    };

    expect(await left('2021-03-01')).toEqual([
      ['Un constat.', 'b@example.org'],
      ['Une insulte.', 'a@example.org'],
    ]);
    expect(await left('2021-03-05')).toEqual([
      ['Un constat.', null],
      ['Une insulte.', null],
    ]);
    expect(await left('2021-05-05')).toEqual([
      ['', null],
      ['Un constat.', null],
    ]);
  });

  test('is counted by an indicator, but for spam', async () => {
    const { db, coordinator, organisationId, send, waiting, publish } = await aReception();
    for (const text of ['Publiée.', 'En attente.', 'Publicité.']) await send({ text });
    const received = await waiting();
    const [published, spam] = ['Publiée.', 'Publicité.'].map((text) => received.find((each) => each.text === text));
    await publish(published);
    await decideMessage(coordinator, spam?.id ?? '', { version: 1, decision: 'spam' });
    const { id } = await defineIndicator(coordinator, {
      ...{ organisationId, code: 'ENVOIS', label: 'Envois', unit: 'count', kind: 'output', counted: 'envois' },
      counting: { source: 'envois-du-public', by: ['suite'] },
    });

    await countIndicator(coordinator, { indicatorId: id, period: '2021', reason: '' });

    const [figure] = (await printFigures(db, [{ organisationId, code: 'ENVOIS', period: '2021' }])).values();
    expect(figure?.printed).toBe('2\u00a0envois');
    expect(figure?.breakdowns[0]?.parts.map(({ label }) => label).sort()).toEqual(['Accepté', 'À lire']);
  });

  test('is read and answered by those who may, of that organisation alone', async () => {
    const { db, place, send, waiting } = await aReception();
    await send();
    const [message] = await waiting();
    const id = message?.id ?? '';
    const [reader, stranger] = [
      moderating(await aContext(db, 'reader', place)),
      moderating(await aContext(db, 'coordinator', await anOrganisation(db))),
    ];

    for (const other of [reader, stranger]) {
      await expect(readMessage(other, id)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(decideMessage(other, id, { version: 1, decision: 'spam' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
    const administrator = await aContext(db, 'administrator', place);
    expect(await readMessage(administrator, id)).toMatchObject({ mayDecide: false, mayErase: true });
    expect((await readQueue(stranger, { tab: 'waiting', text: '', page: 1 })).messages).toEqual([]);
  });
});

const lettersTo = (db: Db, email: string) =>
  db.selectFrom('mail').select(['subject', 'letter']).where('address', '=', email).orderBy('id').execute();
