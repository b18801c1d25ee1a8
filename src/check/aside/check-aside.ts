import { type ChildProcess, fork } from 'node:child_process';
import { DomainError } from '../../kernel/errors.ts';
import { inProject } from '../../kernel/paths.ts';
import type { CheckedDocument } from '../answer/checked-document.ts';
import { largestDocument, tooHeavy, tooLarge } from '../source/refusals.ts';
import type { AsideReply, AsideRequest, GivenDocument } from './aside-message.ts';
import { readingFlags } from './limits.ts';

/** A line any longer is not worth waiting in. */
const mostWaiting = 20;
/** A process that nobody asks anything for so long is let go. */
const idle = 60_000;
/** A process that keeps more memory after a document is let go too. */
const mostAtRest = 300_000_000;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();
let warm: ChildProcess | undefined;
let idling: NodeJS.Timeout | undefined;

/** Starts the process that reads where a document is likely to come soon: it takes a quarter of a second. */
export function prepareAside(): void {
  warmProcess();
}

/**
 * Reads and checks a document in a process apart, one after the other, so that none can hold up, bring down or fill the
 * memory of who asks. `year` is the year the document speaks of, `previous` the report of the year before. Refuses what
 * takes more than ten seconds of work or a gigabyte.
 */
export async function checkAside(
  name: string,
  bytes: Uint8Array,
  { year, previous }: { year?: number | undefined; previous?: GivenDocument | undefined } = {},
): Promise<CheckedDocument> {
  if (Math.max(bytes.length, previous?.bytes.length ?? 0) > largestDocument) throw tooLarge();
  if (waiting >= mostWaiting) throw checksBusy();
  waiting++;
  clearTimeout(idling);
  const turn = last.then(() => ask({ name, bytes, year, previous }));
  last = turn.catch(() => {}).finally(endTurn);
  return read(await turn);
}

function endTurn(): void {
  waiting--;
  if (waiting === 0) idling = setTimeout(letGo, idle).unref();
}

function read(reply: AsideReply): CheckedDocument {
  if ('checked' in reply) return reply.checked;
  if ('failed' in reply) throw documentFailed(reply.failed);
  const { kind, code, message, facts } = reply.refused;
  throw new DomainError(kind, code, message, facts);
}

/** The process holds its caller open only while it reads. */
function ask(request: AsideRequest): Promise<AsideReply> {
  const child = warmProcess();
  const { promise, resolve, reject } = Promise.withResolvers<AsideReply>();
  const answered = (reply: AsideReply): void => {
    if (reply.memory > mostAtRest) letGo();
    resolve(reply);
  };
  const ended = (_code: number | null, signal: string | null): void => {
    if (signal === null) reject(documentFailed('the process that reads aside ended by itself'));
    else reject(signal === 'SIGTERM' ? tooSlow() : tooHeavy());
  };
  const unstarted = (error: Error): void => reject(documentFailed(String(error.stack)));
  child.once('message', answered).once('exit', ended).once('error', unstarted);
  child.ref();
  child.channel?.ref();
  // Where it cannot be sent, the process has ended: that is told above.
  child.send(request, () => {});
  return promise.finally(() => {
    child.off('message', answered).off('exit', ended).off('error', unstarted);
    release(child);
  });
}

function warmProcess(): ChildProcess {
  if (warm) return warm;
  const child = fork(inProject('src/check/aside/reading-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', ...readingFlags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // What reads other people’s documents is told no password of ours.
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
  });
  child.once('exit', () => forget(child));
  child.on('error', () => forget(child));
  warm = child;
  release(child);
  return child;
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function letGo(): void {
  warm?.kill();
  warm = undefined;
}

function forget(child: ChildProcess): void {
  if (warm === child) warm = undefined;
}

const tooSlow = () =>
  new DomainError(
    'invalid',
    'document_too_slow',
    'La lecture de ce document demande plus de dix secondes et a été arrêtée. Partagez-le en plusieurs documents, ou enregistrez-en le texte seul, puis recommencez.',
  );

const checksBusy = () =>
  new DomainError(
    'limited',
    'checks_busy',
    'Trop de documents attendent déjà d’être contrôlés. Réessayez dans une minute.',
  );

const documentFailed = (cause: string) =>
  new DomainError(
    'unavailable',
    'document_failed',
    'Carreau n’a pas su lire ce document, et la faute est la sienne. Enregistrez-le dans un autre format (DOCX, ODT, texte), et signalez-le à qui tient l’installation.',
    { cause },
  );
