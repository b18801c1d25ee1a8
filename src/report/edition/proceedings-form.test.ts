import { expect, test } from 'vitest';
import { proceedings } from './proceedings.ts';
import { proceedingsFrom } from './proceedings-form.ts';

const votesFrom = (...lines: [group: string, votes: string][]) => {
  const form = new FormData();
  for (const [group, votes] of lines) {
    form.append('groupe', group);
    form.append('pour', votes);
    for (const name of ['contre', 'abstention', 'absent']) form.append(name, '');
  }
  return proceedingsFrom(form);
};

test('lines of votes left empty are no lines', () => {
  expect(votesFrom(['', ''], ['Majorité', '38'], ['', '']).votes).toEqual([
    { group: 'Majorité', for: 38, against: 0, abstained: 0, absent: 0 },
  ]);
});

test.each([
  ['Nommez le groupe', ['', '38']],
  ['au plus 1\u202f000 voix', ['Majorité', '2000']],
] as const)('votes that nobody could cast are refused: %s', (sentence, [group, votes]) => {
  const read = proceedings.safeParse(votesFrom([group, votes]));

  expect(read.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(sentence)]);
});
