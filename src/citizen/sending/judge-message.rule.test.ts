import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Judgement, judgeMessage, type Sending } from './judge-message.rule.ts';

interface Case extends Partial<Sending> {
  name: string;
  judged: Judgement;
}

const ordinary: Sending = {
  ...{ secondsToFill: 120, trap: '', texts: ['Il manque un banc.'] },
  ...{ sentToday: 0, receivedThisHour: 0, isRepeated: false },
};

test.each(readCases<Case>(import.meta.url, 'judge-message.rule.cases.yaml'))(
  '$name',
  ({ name: _, judged, ...said }) => {
    expect(judgeMessage({ ...ordinary, ...said })).toEqual(judged);
  },
);
