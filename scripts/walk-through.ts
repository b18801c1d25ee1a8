import { parseArgs } from 'node:util';
import { prepare } from './walk-through/carriers.ts';
import { checksAfter } from './walk-through/checks.ts';
import { type Machine, startMachine, whyNoMachine } from './walk-through/machine.ts';
import { readSteps } from './walk-through/page.ts';

/**
 * `npm run walk-through [-- --short]`: types the commands of docs/guide/installer.md on a machine to throw away, and
 * looks at what comes of each section. `--short` takes the packages and the pages that are here already.
 */
export default async function walkThrough(): Promise<number> {
  const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
  const reason = whyNoMachine();
  if (reason) {
    process.stdout.write(`The walk-through cannot be taken here: ${reason}\n`);
    return 2;
  }
  const machine = await startMachine();
  try {
    await takeWalk(machine, { ...values, tell: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
    return 1;
  } finally {
    await machine.stop();
  }
}

interface Walk {
  short: boolean;
  tell(line: string): void;
}

/** Ends with an error at the first command that fails, or that leaves what is not as it should be. */
export async function takeWalk(machine: Machine, { short, tell }: Walk): Promise<void> {
  await prepare(machine, { short });
  for (const { title, commands } of readSteps()) {
    const begun = performance.now();
    const { status, said } = await machine.run(commands);
    if (status !== 0) throw new Error(`« ${title} » ended with ${status}:\n${said}\n${await journalOf(machine)}`);
    await checksAfter(title, { machine, said });
    tell(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${title}`);
  }
}

const journalOf = async (machine: Machine): Promise<string> =>
  (await machine.run("journalctl --no-pager --lines 40 --unit 'carreau*' --unit nginx --unit 'postgresql@*'")).said;
