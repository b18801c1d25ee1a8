import {
  decideMessage,
  openForm,
  readQueue,
  sendPhotograph,
  sendRemark,
  sendSighting,
  setReception,
} from '../src/citizen/index.ts';
import { visitor } from '../src/identity/index.ts';
import { listDatasets } from '../src/nature/index.ts';
import { clockAt, type Publisher } from './cast.ts';
import { findViewpointNamed, listAnnounced, markMessagesGenerated } from './demo.sql.ts';
import { drawView, scene } from './draw-view.ts';
import { readViews } from './views.ts';

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
export async function makeMessages(publisher: Publisher, dataFolder: string): Promise<void> {
  const { id: organisationId } = publisher;
  const { db } = publisher.coordinator('2021-05-03');
  await setReception(publisher.coordinator('2021-05-03'), {
    organisationId,
    version: 0,
    remarks: true,
    photographs: false,
  });
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
    const coordinator = { ...publisher.coordinator(decided.on), dataFolder };
    const [message] = (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages;
    const { decision, answer } = decided;
    await decideMessage(coordinator, message?.id ?? '', { version: message?.version ?? 1, decision, answer });
  }
  await markMessagesGenerated(db, organisationId);
}

/** A photograph of a viewpoint, drawn, that waits for an answer. */
export async function makeSentPhotograph(publisher: Publisher): Promise<void> {
  const { id: organisationId } = publisher;
  const coordinator = publisher.coordinator('2021-05-03');
  await setReception(coordinator, { organisationId, version: 0, remarks: false, photographs: true });
  const [view] = readViews();
  const { db } = coordinator;
  const viewpointId = await findViewpointNamed(db, organisationId, view?.view.title ?? '');
  const drawn = scene.parse({ ...view?.base, ...view?.shots.at(-1)?.drawn });
  const content = await drawView(drawn, { day: '2021-09-18', focal35: '50' });
  const opened = { db, actor: visitor, effects: clockAt('2021-09-20') };
  const token = await openForm(opened, { kind: 'photograph', organisationId, aboutId: viewpointId });
  const sent = { ...opened, effects: clockAt('2021-09-20T09:03:00Z'), address: '192.0.2.1', mails: false };
  const typed = { text: 'Vue prise en promenade.', licensed: true, file: { name: 'vue.jpg', content } };
  await sendPhotograph(sent, viewpointId, typed, { token, trap: '' });
  await markMessagesGenerated(db, organisationId);
}

/** Invented sightings of invented people: one is a record, one says too little, two wait. */
const sightings = [
  {
    seen: {
      ...{ date: '2021-04-18', name: 'lezard des murailles', count: '2', point: '50,4488 ; 2,7440', precision: '20' },
      ...{ text: 'Au soleil, sur le muret au pied du terril.', senderName: 'Camille Exemple (personnage fictif)' },
    },
    decided: {
      ...{ on: '2021-04-21', decision: 'accepted' as const, cdNom: '77756' },
      answer: 'Merci\u00a0! C’est bien le Lézard des murailles, fréquent sur les schistes bien exposés.',
    },
  },
  {
    seen: { date: '2021-05-09', name: '', commune: 'Liévin', text: 'Un gros oiseau marron, assez loin.' },
    decided: {
      ...{ on: '2021-05-12', decision: 'refused' as const },
      answer:
        'Merci, mais rien ne permet d’en reconnaître l’espèce\u00a0: une photographie aiderait la prochaine fois.',
    },
  },
  {
    seen: {
      ...{ date: '2021-09-12', name: 'une coccinelle', commune: 'Loos-en-Gohelle' },
      text: 'Elle avait sept points, sur un rosier du jardin.',
    },
  },
  { seen: { date: '2021-09-19', name: 'Machaon', count: '1', point: '50,4571 ; 2,7935', precision: '60' } },
] as const;

/** What people saw, and what an organisation makes of it, in its first dataset. */
export async function makeSightings(publisher: Publisher, dataFolder: string): Promise<void> {
  const { id: organisationId, slug } = publisher;
  const coordinator = publisher.coordinator('2021-04-01');
  const { db } = coordinator;
  const [dataset] = await listDatasets(db, [organisationId]);
  const asked = { organisationId, version: 0, remarks: false, photographs: false };
  await setReception(coordinator, { ...asked, datasetId: dataset?.id ?? null });
  for (const { seen, ...answered } of sightings) {
    const opened = { db, actor: visitor, effects: clockAt(seen.date) };
    const token = await openForm(opened, { kind: 'sighting', organisationId, aboutId: null });
    const sent = { ...opened, effects: clockAt(`${seen.date}T09:03:00Z`), address: '192.0.2.1', mails: false };
    await sendSighting(sent, slug, { ...seen, file: null }, { token, trap: '' });
    if (!('decided' in answered)) continue;
    const { on, ...decision } = answered.decided;
    const [message] = (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages;
    const answering = { ...publisher.coordinator(on), dataFolder };
    await decideMessage(answering, message?.id ?? '', { version: message?.version ?? 1, ...decision });
  }
  await markMessagesGenerated(db, organisationId);
}
