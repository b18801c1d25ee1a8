import { renameSync, writeFileSync } from 'node:fs';
import type { Finding } from '../kernel/finding.ts';

export const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Columns as wide as their longest cell. */
export function printColumns(rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

const width = 24;

/** A bar on a terminal, from 0 to 1, with the step under way; elsewhere one line for each step. */
export function progressBar(title: string): (done: number, step?: string) => void {
  const terminal = process.stderr.isTTY;
  let last: string | undefined;
  return (done, step = title) => {
    const filled = Math.round(done * width);
    const bar = `${'█'.repeat(filled)}${'·'.repeat(width - filled)} ${String(Math.round(done * 100)).padStart(3)}\u202f%`;
    if (terminal) process.stderr.write(`\r${bar}  ${step}\u001b[K${done >= 1 ? '\n' : ''}`);
    else if (step !== last) process.stderr.write(`${step}…\n`);
    last = step;
  };
}

/** Written beside, then renamed: a cut leaves no half file under the name. */
export function writeWhole(file: string, content: Uint8Array): void {
  writeFileSync(`${file}.partial`, content, { flush: true });
  renameSync(`${file}.partial`, file);
}

/** Findings of a file, one a line, with their place. */
export function printFindings(findings: Finding[]): void {
  for (const { sentence, place, code } of findings) {
    const where = [place.line && `ligne ${place.line}`, place.column].filter(Boolean).join(', ');
    print(`${where ? `${where}\u00a0: ` : ''}${sentence} [${code}]`);
  }
}
