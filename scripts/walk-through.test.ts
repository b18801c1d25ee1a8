import { expect, test } from 'vitest';
import { startMachine, whyNoMachine } from './walk-through/machine.ts';
import { readSteps } from './walk-through/page.ts';
import { takeWalk } from './walk-through.ts';

test('the commands of the page install Carreau, serve it by TLS, back it up, restore it, upgrade it', async (context) => {
  const reason = whyNoMachine();
  context.skip(reason !== undefined, `no machine to throw away: ${reason}`);
  const taken: string[] = [];
  // A container may let itself be mounted in and yet boot no system.
  const machine = await startMachine().catch((error: Error) => error);
  if (machine instanceof Error) return context.skip(machine.message);
  try {
    await takeWalk(machine, { short: true, tell: (line) => taken.push(line) });
  } finally {
    await machine.stop();
  }

  expect(taken.map((line) => line.replace(/^.* s {2}/, ''))).toEqual(readSteps().map(({ title }) => title));
}, 600_000);
