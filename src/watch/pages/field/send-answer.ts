import { type Outcome, outcomeOf } from '../../campaign/sending.rule.ts';
import type { FieldAnswer } from './field-answer.ts';

interface Answered {
  outcome: Outcome;
  /** What the server says of a refusal. */
  sentence: string;
}

/**
 * Sends an observation, then its photographs one by one. `progressed` is told each part that arrived, so that what
 * follows is not sent again; the server keeps once what it gets twice all the same.
 */
export async function sendAnswer(
  answer: FieldAnswer,
  csrf: string,
  progressed: (answer: FieldAnswer) => Promise<void>,
): Promise<Answered> {
  let sent = answer;
  if (!sent.recorded) {
    const { id, siteId, values, person } = sent;
    const body = JSON.stringify({ id, siteId, personId: person.id, ...values });
    const answered = await post(`/terrain/${sent.campaignId}/releves`, csrf, body);
    if (answered.outcome !== 'sent') return answered;
    sent = { ...sent, recorded: true };
    await progressed(sent);
  }
  for (const photo of sent.photos.filter((each) => !each.sent)) {
    const form = new FormData();
    form.set('id', photo.id);
    form.set('observationId', sent.id);
    form.set('file', photo.content, photo.name);
    const answered = await post(`/terrain/${sent.campaignId}/photos`, csrf, form);
    if (answered.outcome !== 'sent') return { ...answered, sentence: `Photo : ${answered.sentence}` };
    sent = { ...sent, photos: sent.photos.map((each) => (each.id === photo.id ? { ...each, sent: true } : each)) };
    await progressed(sent);
  }
  return { outcome: 'sent', sentence: '' };
}

async function post(url: string, csrf: string, body: BodyInit): Promise<Answered> {
  const headers = { 'x-csrf-token': csrf, ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
  const said = await response?.json().catch(() => null);
  return {
    outcome: outcomeOf(response?.status ?? null),
    sentence: typeof said?.sentence === 'string' ? said.sentence : '',
  };
}
