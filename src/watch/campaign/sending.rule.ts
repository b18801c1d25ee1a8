/** What a device does with what it sent, once it heard an answer or none. */
export type Outcome = 'sent' | 'offline' | 'session' | 'refused' | 'later';

/**
 * `status` is null where nothing was heard. What is not sure to have been kept is sent again later: the server keeps once
 * what it is sent twice. Only a refusal that waiting cannot change needs a person.
 */
export function outcomeOf(status: number | null): Outcome {
  if (status === null) return 'offline';
  if (status >= 200 && status < 300) return 'sent';
  if (status === 401) return 'session';
  if (status === 408 || status === 429 || status >= 500) return 'later';
  return 'refused';
}
