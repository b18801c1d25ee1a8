import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { DomainError } from '../kernel/errors.ts';

/** What was given as an option, else the answer to a question; off a terminal nobody can answer. */
export async function asked(given: string | undefined, option: string, question: string): Promise<string> {
  if (given) return given;
  if (!process.stdin.isTTY) throw optionNeeded(option, question);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${question}\u00a0: `)).trim();
  } finally {
    terminal.close();
  }
}

/** A password nobody needs to invent: 16 signs that cannot be taken for one another. */
export function inventPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const drawn = [...randomBytes(64)].filter((byte) => byte < 256 - (256 % signs.length)).slice(0, 16);
  const text = drawn.map((byte) => signs[byte % signs.length]).join('');
  return text.match(/.{4}/g)?.join('-') ?? text;
}

const optionNeeded = (option: string, question: string) =>
  new DomainError('invalid', 'option_needed', `${question}\u00a0: indiquez-le avec --${option}.`);
