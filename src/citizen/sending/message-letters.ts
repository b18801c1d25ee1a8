import type { Letter } from '../../identity/index.ts';
import { keptDays, type MessageKind } from '../message.ts';

const yours: Record<MessageKind, string> = {
  remark: 'Votre remarque',
  sighting: 'Votre observation',
  photograph: 'Votre photographie',
};

export const trackingPath = (code: string): string => `/ce-qu-on-nous-ecrit/suivi/${code}`;

const because = `Ce courriel vous est envoyé parce que cette adresse a été laissée avec un envoi. Elle est effacée ${keptDays.email} jours après la réponse.`;

/** What is sent when something is received: nothing of what was typed, since anybody may have typed that address. */
export const receivedLetter = (kind: MessageKind, trackingCode: string, confirmCode: string): Letter => ({
  subject: `${yours[kind]} est arrivée`,
  paragraphs: [
    `${yours[kind]} est arrivée, merci. Quelqu’un la lira, puis vous répondra.`,
    'Pour recevoir la réponse par courriel, confirmez votre adresse. Le même lien montre où en est votre envoi, et permet de le retirer : gardez-le pour vous.',
  ],
  action: {
    label: 'Confirmer mon adresse et suivre mon envoi',
    path: `${trackingPath(trackingCode)}?adresse=${confirmCode}`,
  },
  because: `${because} Si ce n’est pas vous, laissez ce courriel : sans confirmation, plus rien ne vous sera envoyé.`,
});

export const answeredLetter = (kind: MessageKind, trackingCode: string): Letter => ({
  subject: `${yours[kind]} a une réponse`,
  paragraphs: [`${yours[kind]} a été lue, et une réponse vous attend.`],
  action: { label: 'Lire la réponse', path: trackingPath(trackingCode) },
  because,
});
