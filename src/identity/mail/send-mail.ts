import { createTransport } from 'nodemailer';
import type { Job, JobWorld } from '../../kernel/jobs/job.ts';
import { markFailed, markSent, takeWaitingMail, type WaitingMail } from './mail.sql.ts';
import { setLetter } from './set-letter.ts';

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  smtp: string;
  /** Whose name letters bear. */
  from: string;
  /** Public address of the installation. */
  origin: string;
}

/** How long its server is waited for, in milliseconds. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** Attempts before a letter is given up: about three days. */
const mostAttempts = 14;

/** Sends each letter that waits; one that cannot be sent now is tried again, later and later. */
export const sendingMail = (settings: MailSettings): Job => ({
  name: 'mail',
  cron: '* * * * *',
  run: (world) => sendWaiting(world, settings),
});

/** Tells how many were sent. Sending again one that was sent, its process killed before it could say so, keeps its Message-ID. */
export async function sendWaiting({ db, effects }: JobWorld, settings: MailSettings): Promise<number> {
  const transport = createTransport({ url: settings.smtp, ...patience }, { from: settings.from });
  let sent = 0;
  try {
    for (let mail = await takeWaitingMail(db, effects.now()); mail; mail = await takeWaitingMail(db, effects.now())) {
      try {
        await transport.sendMail(messageOf(mail, settings));
        await markSent(db, mail.id, effects.now());
        sent += 1;
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        await markFailed(db, mail.id, { failure, givenUp: mail.attempts >= mostAttempts });
        // The other letters would meet the same silence, and lose an attempt each.
        if (!isAnswer(error)) break;
      }
    }
  } finally {
    transport.close();
  }
  return sent;
}

/** Whether the server said no, rather than nothing. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'responseCode' in error;

const messageOf = ({ id, email, name, letter }: WaitingMail, { origin }: MailSettings) => ({
  to: { name, address: email },
  messageId: `<carreau-${id}@${new URL(origin).hostname}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...setLetter(letter, { name, origin }),
});
