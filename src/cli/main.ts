import { isDomainError } from '../kernel/errors.ts';
import { commands } from './commands.ts';

/** Exit codes: 0 done, 1 findings, 2 bad input or refusal. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands[name ?? ''];
  if (!command) {
    const lines = Object.entries(commands).map(([key, { summary }]) => `  ${key.padEnd(12)} ${summary}`);
    process.stdout.write(`Usage : bin/carreau COMMANDE [options]\n\n${lines.join('\n')}\n`);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  return command.run(args);
}

// A reader that closes the pipe (head, less) has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const asked =
    isDomainError(error) ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (!asked) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
