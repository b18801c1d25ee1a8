import { checkAside, writeFindingsCsv, writeFindingsHtml, writeSarif, writeText } from '../../src/check/index.ts';
import { isDomainError } from '../../src/kernel/errors.ts';
import type { WholeDocument } from './whole-documents.ts';

export interface Outcome {
  /** "checked", or the code of the refusal. */
  code: string;
  seconds: number;
  /** What should never be: a refusal that is no sentence, or a fault of the program. */
  fault: string | undefined;
}

/** A sentence that says what to do. */
const sentence = /^\p{Lu}[^\n]{20,300}\.$/u;

/** Has a document checked and its findings written in every format. */
export async function outcomeOf({ name, bytes }: WholeDocument): Promise<Outcome> {
  const begun = performance.now();
  const { code, fault } = await checked(name, bytes);
  return { code, fault, seconds: (performance.now() - begun) / 1000 };
}

async function checked(name: string, bytes: Uint8Array): Promise<Pick<Outcome, 'code' | 'fault'>> {
  try {
    const document = await checkAside(name, bytes);
    const { answer } = document;
    for (const written of [
      writeText(answer),
      writeFindingsCsv([answer]),
      writeFindingsHtml([document]),
      JSON.stringify(writeSarif([answer])),
    ])
      if (written.length === 0) return { code: 'checked', fault: 'nothing is written of it' };
    return { code: 'checked', fault: undefined };
  } catch (error) {
    if (!isDomainError(error)) return { code: 'thrown', fault: String((error as Error).stack) };
    const { code, message, facts } = error;
    if (code === 'document_failed') return { code, fault: String(facts.cause) };
    return { code, fault: sentence.test(message) ? undefined : message };
  }
}
