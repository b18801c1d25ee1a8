import type { AsideReason } from '../message.ts';

export interface Sending {
  /** Between the form, as the server signed it, and its coming back. */
  secondsToFill: number;
  /** What was typed in the field that nobody sees. */
  trap: string;
  texts: readonly string[];
  /** By the same address, today. */
  sentToday: number;
  /** By everybody, in the last hour. */
  receivedThisHour: number;
  /** Whether somebody sent the same words before. */
  isRepeated: boolean;
}

export type Refused = 'too_fast' | 'expired' | 'too_many' | 'too_busy';
export type Judgement = { refuse: Refused } | { aside: AsideReason[] };

export const limits = { leastSeconds: 3, mostSeconds: 24 * 3600, perDay: 20, perHour: 120 };

/** An address, or marks of a page: people who tell what they saw write neither. */
const link =
  /https?:|www\.|<a\s|\[url|\b[\w-]+\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|site|online|fr|eu|io)(?:\/|\b)/i;

/** Whether what a form sent is received, put aside for whoever moderates, or refused with what to do. */
export function judgeMessage(sending: Sending): Judgement {
  const refuse = refusalOf(sending);
  if (refuse) return { refuse };
  const aside: [AsideReason, boolean][] = [
    ['trap', sending.trap !== ''],
    ['links', sending.texts.some((text) => link.test(text))],
    ['repeated', sending.isRepeated],
  ];
  return { aside: aside.flatMap(([reason, holds]) => (holds ? [reason] : [])) };
}

function refusalOf({ secondsToFill, sentToday, receivedThisHour }: Sending): Refused | undefined {
  if (secondsToFill > limits.mostSeconds) return 'expired';
  if (secondsToFill < limits.leastSeconds) return 'too_fast';
  if (sentToday >= limits.perDay) return 'too_many';
  return receivedThisHour >= limits.perHour ? 'too_busy' : undefined;
}
