import { expect, test } from 'vitest';
import { differences } from './differences.ts';

const lines = (text: string, other: string) =>
  differences({ Objectifs: text }, { Objectifs: other })[0]?.mine.map((line) =>
    line.own ? `+ ${line.text}` : line.text,
  );

test('only fields that differ are told; line ends and spaces around do not count', () => {
  const told = differences({ Titre: ' Plan\r\nclimat ', Sigle: 'PC' }, { Titre: 'Plan\nclimat', Sigle: '' });

  expect(told).toEqual([{ field: 'Sigle', mine: [{ text: 'PC', own: true }], theirs: [] }]);
});

test('of a long text, the lines of its own are told with two others around', () => {
  expect(lines('a\nb\nc\nd\n  e\nf\ng\nh\ni', 'a\nb\nc\nd\ne\nf\ng\nh\ni')).toEqual([
    '…',
    'c',
    'd',
    '+   e',
    'f',
    'g',
    '…',
  ]);
});

test('the same lines in another order are told whole', () => {
  expect(lines('a\nb\nc\nd', 'd\na\nb\nc')).toEqual(['a', 'b', 'c', 'd']);
});
