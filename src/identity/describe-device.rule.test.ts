import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { describeDevice } from './describe-device.rule.ts';

describe('the device of a session', () => {
  test.each(readCases<{ it: string; says: string; device: string }>(import.meta.url, 'describe-device.cases.yaml'))(
    '$it',
    ({ says, device }) => {
      expect(describeDevice(says)).toBe(device);
    },
  );
});
