import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

const order: string[] = [];
async function* three(): AsyncGenerator<number> {
  for (const number of [1, 2, 3]) {
    order.push(`reads ${number}`);
    yield number;
  }
}

test('the next thing is read while one is dealt with', async () => {
  order.length = 0;

  for await (const number of readAhead(three())) {
    await Promise.resolve();
    order.push(`deals with ${number}`);
  }

  expect(order).toEqual(['reads 1', 'reads 2', 'deals with 1', 'reads 3', 'deals with 2', 'deals with 3']);
});

test('whoever stops in the middle waits for what is being read', async () => {
  let isRead = false;
  const slow = async function* () {
    yield 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    isRead = true;
    yield 2;
  };

  const stopped = (async () => {
    for await (const _ of readAhead(slow())) throw new Error('refused');
  })();

  await expect(stopped).rejects.toThrow('refused');
  expect(isRead).toBe(true);
});

test('what goes wrong while reading is told when its turn comes', async () => {
  const broken = async function* () {
    yield 1;
    throw new Error('unreadable');
  };
  const dealtWith: number[] = [];

  const reading = (async () => {
    for await (const number of readAhead(broken())) dealtWith.push(number);
  })();

  await expect(reading).rejects.toThrow('unreadable');
  expect(dealtWith).toEqual([1]);
});
