import { frenchDay } from '../../../kernel/french.ts';
import type { ObservationValues } from '../observation-fields.tsx';
import { answerStore } from './answer-store.ts';
import type { FieldAnswer } from './field-answer.ts';
import { type Answered, postAnswer } from './post-answer.ts';
import type { Field } from './use-field-answers.ts';

export type ObservationAnswer = FieldAnswer<ObservationValues>;
export type ObservationField = Field<ObservationValues>;

export const observationStore = answerStore<ObservationValues>();

export const noValues = (): ObservationValues => ({
  level: '',
  observedOn: frenchDay(new Date()),
  access: 'outside',
  pathologies: [],
  comment: '',
  audience: 'workers',
});

export function valuesOf(form: HTMLFormElement): ObservationValues {
  const given = new FormData(form);
  const text = (name: string): string => String(given.get(name) ?? '');
  return {
    level: text('level'),
    observedOn: text('observedOn'),
    access: text('access'),
    pathologies: given.getAll('pathologies').map(String),
    comment: text('comment'),
    audience: text('audience'),
  };
}

/**
 * Sends an observation, then its photographs one by one. `progressed` is told each part that arrived, so that what
 * follows is not sent again; the server keeps once what it gets twice all the same.
 */
export async function sendObservation(
  answer: ObservationAnswer,
  csrf: string,
  progressed: (answer: ObservationAnswer) => Promise<void>,
): Promise<Answered> {
  let sent = answer;
  if (!sent.recorded) {
    const { id, placeId, values, person } = sent;
    const body = JSON.stringify({ id, siteId: placeId, personId: person.id, ...values });
    const answered = await postAnswer(`/terrain/${sent.campaignId}/releves`, csrf, body);
    if (answered.outcome !== 'sent') return answered;
    sent = { ...sent, recorded: true };
    await progressed(sent);
  }
  for (const photo of sent.photos.filter((each) => !each.sent)) {
    const form = new FormData();
    form.set('id', photo.id);
    form.set('observationId', sent.id);
    form.set('file', photo.content, photo.name);
    const answered = await postAnswer(`/terrain/${sent.campaignId}/photos`, csrf, form);
    if (answered.outcome !== 'sent') return { ...answered, sentence: `Photo : ${answered.sentence}` };
    sent = { ...sent, photos: sent.photos.map((each) => (each.id === photo.id ? { ...each, sent: true } : each)) };
    await progressed(sent);
  }
  return { outcome: 'sent', sentence: '' };
}
