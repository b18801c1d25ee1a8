import { type Outcome, outcomeOf } from '../../campaign/sending.rule.ts';

export interface Answered {
  outcome: Outcome;
  /** What the server says of a refusal. */
  sentence: string;
}

export async function postAnswer(url: string, csrf: string, body: BodyInit): Promise<Answered> {
  const headers = { 'x-csrf-token': csrf, ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
  const said = await response?.json().catch(() => null);
  return {
    outcome: outcomeOf(response?.status ?? null),
    sentence: typeof said?.sentence === 'string' ? said.sentence : '',
  };
}
