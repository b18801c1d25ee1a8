import { expect, test } from 'vitest';
import { readPasted } from './paste.ts';

test.each([
  ['359', [['359']]],
  [
    '359\t1 121\r\n360\t\r\n',
    [
      ['359', '1 121'],
      ['360', ''],
    ],
  ],
  ['"deux\nlignes"\t"dit ""oui"""\n12', [['deux\nlignes', 'dit "oui"'], ['12']]],
  ['3 " de tuyau\t5', [['3 " de tuyau', '5']]],
  ['12\r\n\r\n\r\n', [['12']]],
  ['', [['']]],
])('« %j » gives its cells', (text, rows) => {
  expect(readPasted(text)).toEqual(rows);
});
