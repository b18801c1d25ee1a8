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

/** What Node says in English of an option it cannot read. */
function wrongArgument(error: unknown): string | undefined {
  const { code, message } = error as { code?: string; message: string };
  const named = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `L’option ${named} n’existe pas pour cette commande.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `«\u00a0${named}\u00a0» est de trop dans cette commande.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `L’option ${named} attend une valeur, ou n’en attend pas.`;
  return undefined;
}

/** Whoever types a command may read what the system says of it. */
const withCause = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message} (${cause.message})` : message;

// A reader that closes the pipe (head, less) has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const sentence = isDomainError(error) ? withCause(error) : wrongArgument(error);
  if (!sentence) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
