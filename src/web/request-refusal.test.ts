import { expect, test } from 'vitest';
import { requestRefusal } from './request-refusal.ts';

const local = 'http://localhost:4300';
const served = 'https://carreau.example';

test.each<[string, string, Record<string, string>, string, number | undefined]>([
  ['a page', 'GET', { origin: 'https://mechant.example' }, served, undefined],
  ['a form of ours', 'POST', { origin: served, host: '127.0.0.1:4300' }, served, undefined],
  ['a form without an origin, from an old browser', 'POST', {}, served, undefined],
  ['a form of another site', 'POST', { origin: 'https://mechant.example' }, served, 403],
  [
    'a form of another site that names our host',
    'POST',
    { origin: 'https://m.example', host: 'm.example' },
    served,
    403,
  ],
  ['a form from a sandboxed page', 'POST', { origin: 'null', host: 'localhost:4300' }, local, 403],
  [
    'a form on one’s own machine by its number',
    'POST',
    { origin: 'http://127.0.0.1:4300', host: '127.0.0.1:4300' },
    local,
    undefined,
  ],
  ['a body of unknown size', 'POST', { origin: served, 'transfer-encoding': 'chunked' }, served, 411],
])('%s (%s) is answered as it should', (_what, method, headers, origin, status) => {
  const refusal = requestRefusal(method, headers, origin);

  expect(refusal?.status).toBe(status);
});
