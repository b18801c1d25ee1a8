import { decideMessage, openForm, readQueue, sendRemark, setReception } from '../src/citizen/index.ts';
import { visitor } from '../src/identity/index.ts';
import { clockAt, type Publisher } from './cast.ts';
import { listAnnounced, markMessagesGenerated } from './demo.sql.ts';

interface Remark {
  sentOn: string;
  text: string;
  senderName?: string;
  /** Decided on that day; absent where it still waits. */
  decided?: { on: string; decision: 'accepted' | 'refused' | 'spam'; answer: string };
}

/** Invented remarks of invented people, each marked as such: published, refused, put aside and waiting. */
const remarks: Remark[] = [
  {
    sentOn: '2021-06-08',
    text: 'J’habite à côté. Les travaux ont commencé au printemps, mais rien n’est affiché sur place pour dire quand ils finiront.',
    senderName: 'Camille Exemple (personnage fictif)',
    decided: {
      on: '2021-06-14',
      decision: 'accepted',
      answer: 'Merci. Un panneau avec le calendrier sera posé à l’entrée du chantier\u00a0; il manquait en effet.',
    },
  },
  {
    sentOn: '2021-06-21',
    text: 'Est-ce que les habitants pourront donner leur avis avant que ce soit décidé\u202f?',
    decided: {
      on: '2021-06-30',
      decision: 'accepted',
      answer: 'Oui\u00a0: une réunion publique est prévue à l’automne, annoncée dans les communes concernées.',
    },
  },
  {
    sentOn: '2021-07-02',
    text: 'Le responsable de ce service devrait changer de métier.',
    decided: {
      on: '2021-07-05',
      decision: 'refused',
      answer: 'Cette remarque vise une personne et ne dit rien de l’engagement\u00a0: elle n’est pas publiée.',
    },
  },
  { sentOn: '2021-09-13', text: 'La piste s’arrête toujours avant le pont. Quand sera-t-elle prolongée\u202f?' },
  { sentOn: '2021-09-14', text: 'Isolez vos combles pour 1 euro : www.offre-exemple.test' },
];

/** What people send on the commitments of a publisher, and what it answers. */
export async function makeMessages(publisher: Publisher): Promise<void> {
  const { id: organisationId } = publisher;
  const { db } = publisher.coordinator('2021-05-03');
  await setReception(publisher.coordinator('2021-05-03'), { organisationId, version: 0, remarks: true });
  const announced = await listAnnounced(db, organisationId, 3);
  for (const [rank, { sentOn, text, senderName = '', decided }] of remarks.entries()) {
    const thing = announced[rank % announced.length];
    if (!thing) throw new Error(`${publisher.slug} announces nothing in what it published`);
    const opened = { db, actor: visitor, effects: clockAt(sentOn) };
    const token = await openForm(opened, { kind: 'remark', organisationId, aboutId: thing.id });
    const sent = { ...opened, effects: clockAt(`${sentOn}T09:03:00Z`), address: '192.0.2.1', mails: false };
    const typed = { text, senderName, named: senderName !== '' };
    await sendRemark(sent, { ...thing, organisationId }, typed, { token, trap: '' });
    if (!decided) continue;
    const coordinator = publisher.coordinator(decided.on);
    const [message] = (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages;
    const { decision, answer } = decided;
    await decideMessage(coordinator, message?.id ?? '', { version: message?.version ?? 1, decision, answer });
  }
  await markMessagesGenerated(db, organisationId);
}
